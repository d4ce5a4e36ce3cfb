/** Drafts as a workspace could bring them along that is after what is the person's: made at random, the same for a seed. */

import * as fc from 'fast-check';
import type { HeaderRow, RequestDraft } from '../../src/shared/boundary/page.ts';
import type { Authorization, ConnectionOptions } from '../../src/shared/stream/records.ts';

/** What the drafts are after, and where they would send it. */
export interface Prey {
  /** `http://host:port`, without a path. */
  readonly origin: string;
  /** Names of variables that stand for secrets of the person, by kind. */
  readonly env: string;
  readonly dotenv: string;
  readonly secret: string;
  readonly named: string;
  /** Paths of the person's files. */
  readonly files: readonly string[];
  /** A proxy, and a socket, that lead elsewhere. */
  readonly proxy: string;
  readonly socketPath: string;
}

/** Blanks of all kinds, as they may stand within braces. */
const blank = fc.constantFrom('', '', ' ', '\t', '\u000b', '\f', '\u00a0', '\ufeff', '\u2003', ' \t ');

/** A variable, however it can be written: most stand for something, some are malformed or nested in more braces. */
function variable({ env, dotenv, secret, named }: Prey): fc.Arbitrary<string> {
  const gap = fc.constantFrom(' ', '\t', '\u000b', '\f', '\u00a0', '  ');
  const known = fc.oneof(
    gap.map((gap) => `$env${gap}${env}`),
    fc.tuple(blank, blank).map(([before, after]) => `secret${before}:${after}${secret}`),
    fc.constant(named),
  );
  const others = fc.constantFrom(
    `$dotenv ${dotenv}`,
    '$env',
    'secret:',
    '$other X',
    'a b',
    '"a":1',
    '#each',
    '$env a{b',
    `$env ${named}`,
  );
  const inner = fc.oneof({ weight: 12, arbitrary: known }, others);
  return fc
    .tuple(fc.constantFrom('', '', '{', '{{'), blank, inner, blank, fc.constantFrom('', '', '}', '}}'))
    .map(([open, before, inner, after, close]) => `${open}{{${before}${inner}${after}}}${close}`);
}

function textOf(prey: Prey): fc.Arbitrary<string> {
  const plain = fc.constantFrom('', 'a', 'é', '\\', '"', '\t', '{', '}}', '%7B%7B', '&', '=', ': ', '<@ ./x');
  const text = fc.oneof({ weight: 3, arbitrary: plain }, variable(prey));
  return fc.array(text, { maxLength: 3 }).map((parts) => parts.join(''));
}

function rowsOf(text: fc.Arbitrary<string>): fc.Arbitrary<HeaderRow[]> {
  const name = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('X-A', 'X-B', 'Cookie', 'Authorization', 'x-a') },
    text,
  );
  return fc.array(fc.record({ enabled: fc.boolean(), name, value: text }), { maxLength: 3 });
}

function authorization(text: fc.Arbitrary<string>): fc.Arbitrary<Authorization> {
  return fc.oneof(
    fc.record({ kind: fc.constantFrom('basic', 'digest'), user: text, password: text }),
    fc.record({ kind: fc.constant('bearer' as const), token: text }),
    fc.record({
      kind: fc.constant('apiKey' as const),
      in: fc.constantFrom('header', 'query'),
      name: text,
      value: text,
    }),
  );
}

function options(prey: Prey, text: fc.Arbitrary<string>): fc.Arbitrary<ConnectionOptions> {
  const file = fc.oneof(fc.constantFrom(...prey.files), text);
  return fc.record(
    {
      followRedirects: fc.boolean(),
      proxy: fc.oneof(
        fc.constantFrom(prey.proxy, 'direct', ''),
        text,
        text.map((text) => `http://me:${text}@p:1`),
      ),
      trustAnyCertificate: fc.boolean(),
      caFile: file,
      certificateFile: file,
      keyFile: file,
      passphrase: text,
      socketPath: fc.oneof(fc.constant(prey.socketPath), text),
    },
    { requiredKeys: [] },
  );
}

function urlOf({ origin }: Prey, text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const { host } = new URL(origin);
  const start = fc.constantFrom(origin, host, `http://me:pw@${host}`, `${origin}/\t`, ` ${origin}`);
  const userinfo = text.map((text) => `http://${text}@${host}`);
  const path = fc.tuple(text, text).map(([name, value]) => `/p${name}?q=${value}`);
  return fc.tuple(fc.oneof({ weight: 4, arbitrary: start }, userinfo), path).map(([start, path]) => start + path);
}

/** Whole drafts, as a list or a file of a workspace could have them. */
export function hostileDrafts(prey: Prey): fc.Arbitrary<RequestDraft> {
  const text = textOf(prey);
  return fc.record(
    {
      url: fc.oneof(fc.constant(`${prey.origin}/plain`), urlOf(prey, text)),
      method: fc.constantFrom('GET', 'POST'),
      parameters: fc.constant([]),
      headers: rowsOf(text),
      bodyKind: fc.constantFrom('text' as const, 'json' as const, 'form' as const, 'file' as const),
      body: text,
      form: rowsOf(text),
      bodyFile: fc.oneof(fc.constantFrom(...prey.files), text),
      environment: fc.constantFrom('local', ''),
      auth: authorization(text),
      lastEventId: text,
      options: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, options(prey, text)),
    },
    { requiredKeys: ['url', 'method', 'parameters'] },
  );
}

/** A file of requests, as REST Client has it, with as much of a draft in it as it can say. */
export function httpFile({ method, url, headers = [], body = '' }: RequestDraft): string {
  const line = (text: string): string => text.replaceAll('\n', ' ');
  const rows = headers.map(({ name, value }) => `${line(name)}: ${line(value)}`);
  return ['@x = {{', `${method} ${line(url)}`, 'Accept: text/event-stream', ...rows, '', body].join('\n');
}

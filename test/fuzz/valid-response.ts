/** Responses as RFC 9112 and RFC 9110 have them, made at random, with what they mean. */

import type { Random } from './random.ts';

export interface ValidResponse {
  readonly bytes: Buffer;
  /** Status of each interim response. */
  readonly interim: readonly number[];
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  readonly chunkEnds: readonly number[];
}

type Field = readonly [name: string, value: string];

const tokenCharacters = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** VCHAR, obs-text and blanks within; of obs-text only what isn't UTF-8. */
const valueCharacters = `${tokenCharacters}"(),/:;<=>?@[\\]{} \t\u00e9\u00ff`;

const repeat = (random: Random, most: number, make: () => string): string =>
  Array.from({ length: random.below(most + 1) }, make).join('');

const token = (random: Random): string => `X-${repeat(random, 12, () => random.pick(characters))}`;
const characters = tokenCharacters.split('');
const inValues = valueCharacters.split('');

const value = (random: Random): string =>
  repeat(random, 30, () => random.pick(inValues)).replace(/^[ \t]+|[ \t]+$/g, '');

/** OWS = *( SP / HTAB ). */
const blanks = (random: Random): string => random.pick(['', ' ', ' ', ' ', '\t', '  \t ']);

const fieldsOf = (random: Random): Field[] =>
  Array.from({ length: random.below(6) }, () => [token(random), value(random)] as const);

const written = (fields: readonly Field[], random: Random): string =>
  fields.map(([name, value]) => `${name}:${blanks(random)}${value}${blanksAfter(name, random)}\r\n`).join('');

/** Node does not know `chunked` again when a tab follows. */
const blanksAfter = (name: string, random: Random): string => (name === 'Transfer-Encoding' ? ' ' : blanks(random));

function statusLine(status: number, version: string, random: Random): string {
  return `HTTP/${version} ${status} ${random.pick(['', 'OK', value(random)])}\r\n`;
}

function dataOf(random: Random, most: number): Buffer {
  return Buffer.from(Array.from({ length: random.below(most) }, () => random.below(256)));
}

/** chunk-ext = *( ";" chunk-ext-name [ "=" chunk-ext-val ] ). */
const extension = (random: Random): string => random.pick(['', '', '', ';a', ';a=b', ';a="b;c"', ';a=b;c']);

interface Coded {
  readonly fields: readonly Field[];
  readonly bytes: Buffer;
  readonly body: Buffer;
  readonly chunkEnds: readonly number[];
}

function inChunks(random: Random): Coded {
  const chunks = Array.from({ length: random.below(8) }, () => dataOf(random, 60)).filter(({ length }) => length > 0);
  const size = ({ length }: Buffer): string =>
    `${'0'.repeat(random.pick([0, 0, 0, 5]))}${random.pick([length.toString(16), length.toString(16).toUpperCase()])}`;
  const parts = chunks.flatMap((data) => [
    Buffer.from(`${size(data)}${extension(random)}\r\n`),
    data,
    Buffer.from('\r\n'),
  ]);
  const trailers = random.below(3) === 0 ? written(fieldsOf(random), random) : '';
  const last = Buffer.from(`0${extension(random)}\r\n${trailers}\r\n`, 'latin1');
  let end = 0;
  return {
    fields: [['Transfer-Encoding', random.pick(['chunked', 'Chunked'])]],
    bytes: Buffer.concat([...parts, last]),
    body: Buffer.concat(chunks),
    chunkEnds: chunks.map(({ length }) => (end += length)),
  };
}

function withLength(random: Random): Coded {
  const body = dataOf(random, 200);
  return { fields: [['Content-Length', String(body.length)]], bytes: body, body, chunkEnds: [] };
}

function toTheEnd(random: Random): Coded {
  const body = dataOf(random, 200);
  return { fields: [], bytes: body, body, chunkEnds: [] };
}

const noBody: Coded = { fields: [], bytes: Buffer.alloc(0), body: Buffer.alloc(0), chunkEnds: [] };

/** Any response that is valid, but for what browsers and node read in different ways. */
export function validResponse(random: Random): ValidResponse {
  const interim = Array.from({ length: random.pick([0, 0, 0, 1, 2]) }, () => random.pick([100, 102, 103, 199]));
  const interimHeads = interim.map(
    (status) => `${statusLine(status, '1.1', random)}${written(fieldsOf(random), random)}\r\n`,
  );
  const status = random.pick([200, 200, 200, 201, 204, 302, 304, 404, 500, 599]);
  const version = random.pick(['1.1', '1.1', '1.0']);
  const codings = version === '1.1' ? [inChunks, withLength, toTheEnd] : [withLength, toTheEnd];
  const coded = [204, 304].includes(status) ? noBody : random.pick(codings)(random);
  const own = fieldsOf(random);
  const at = random.below(own.length + 1);
  const headers = [...own.slice(0, at), ...coded.fields, ...own.slice(at)];
  const head = `${interimHeads.join('')}${statusLine(status, version, random)}${written(headers, random)}\r\n`;
  const bytes = Buffer.concat([Buffer.from(head, 'latin1'), coded.bytes]);
  return { bytes, interim, status, headers, body: coded.body, chunkEnds: coded.chunkEnds };
}

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env as processEnv } from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { env, window } from 'vscode';
import { diagnosesOf } from '../../src/host/streams/stream-diagnoses.ts';
import { emptyDraft } from '../../src/host/request/draft.ts';
import { requestOfPanel } from '../../src/host/saved/open-entry.ts';
import { rememberRecent } from '../../src/host/saved/saved-feature.ts';
import type { RequestDraft } from '../../src/shared/boundary/page.ts';
import { encodings } from '../support/encodings.ts';
import { closed, until } from './support/api.ts';
import { instead, withParts } from './support/stand-ins.ts';

/** With characters that mean something to URLs, JSON and HTML; a header has nothing beyond Latin-1. */
const secret = (place: string): string => `S3~${place}/ä"<&>+%41`;
const planted = ['url', 'query', 'off', 'header', 'cookie', 'auth', 'phrase', 'proxy', 'env'].map(secret);
const [
  inUrl = '',
  inQuery = '',
  off = '',
  header = '',
  cookie = '',
  auth = '',
  passphrase = '',
  proxy = '',
  ofEnv = '',
] = planted;

const formsOf = (secrets: readonly string[]): string[] =>
  secrets.flatMap((each) => Object.values(encodings).map((encode) => encode(each)));
const forms = formsOf(planted);

function draftTo(port: number): RequestDraft {
  return {
    ...emptyDraft,
    url: `http://me:${encodeURIComponent(inUrl)}@127.0.0.1:${port}/a?access_token=${encodeURIComponent(inQuery)}`,
    method: 'POST',
    parameters: [{ enabled: false, name: 'api_key', value: off }],
    headers: [
      { enabled: true, name: 'X-Api-Key', value: header },
      { enabled: true, name: 'Cookie', value: `id=${cookie}` },
    ],
    auth: { kind: 'bearer', token: auth },
    bodyKind: 'form',
    form: [{ enabled: true, name: 'note', value: '{{$env PLANTED_TOKEN}}' }],
    options: { passphrase },
    reconnect: 'never',
  };
}

/** Says all of them again, in all encodings, in every place that there is before the events. */
async function startEcho(): Promise<{ port: number } & AsyncDisposable> {
  // What is switched off it was never sent.
  const echo = formsOf(planted.filter((each) => each !== off && each !== proxy)).map((form) =>
    form.replaceAll(/[\r\n]+/g, ' '),
  );
  // As much as node reads of headers.
  const some = (part: number): string =>
    echo
      .filter((_, i) => i % 8 === part)
      .join(' | ')
      .slice(0, 3500);
  const head = [
    `HTTP/1.1 401 No ${some(0)}`,
    `X-Echo: ${some(1)}`,
    `WWW-Authenticate: Bearer realm="${some(2)}"`,
    `Set-Cookie: a=${secret('auth')}; Path=/${secret('url')}`,
    `Location: /?${encodeURI(some(3))}`,
  ];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.from(`${head.join('\r\n')}\r\n\r\n${echo.join('\n')}`)));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.asyncDispose]: async () => void server.close() };
}

/** Files of VS Code's own folder that have one of these texts in them. */
async function filesWith(texts: readonly string[]): Promise<string[]> {
  const folder = processEnv['SSE_MONITOR_DATA'] ?? assert.fail('nobody says where it is');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path, 'latin1').catch(() => '');
    const text = texts.find((text) => content.includes(Buffer.from(text).toString('latin1')));
    if (text !== undefined) found.push(`${path}: ${text}`);
  }
  return found;
}

function assertNone(told: unknown, where: string): void {
  const text = JSON.stringify(told);
  for (const form of forms) {
    const at = text.indexOf(JSON.stringify(form).slice(1, -1));
    assert.ok(at < 0, `${where}: ${text.slice(Math.max(0, at - 100), at + 100)}`);
  }
}

describe('secrets that a person typed', () => {
  const file = join(tmpdir(), `planted-${process.pid}.har`);
  before(() => void (processEnv['PLANTED_TOKEN'] = ofEnv));
  after(async () => {
    delete processEnv['PLANTED_TOKEN'];
    await rm(file, { force: true });
  });

  it('are nowhere in state, log, messages, titles, exports and files, though the server says them again', async () => {
    await using server = await startEcho();
    await withParts(async ({ context, monitor, feature }) => {
      const messages: unknown[] = [];
      const tell = async (...told: unknown[]): Promise<void> => void messages.push(told);
      await instead(window, 'showErrorMessage', tell, () =>
        instead(window, 'showInformationMessage', tell, async () => {
          const panel = monitor.openPanel(draftTo(server.port));
          messages.push(await panel.connect());
          const stream = panel.stream ?? assert.fail(JSON.stringify(messages));
          await until(stream, closed);
          await rememberRecent(feature, panel);
          await feature.saved.add({ list: feature.saved.user }, 'saved', requestOfPanel(panel));
          await panel.exports.export({ scope: 'all', format: 'har', file });
          const { draft, title, icon } = panel;
          assert.equal(icon, 'error');
          const diagnoses = await diagnosesOf(stream, monitor.openStreams);
          const status = stream.status;
          assert.match(status.answer ?? '', /•••/);
          assertNone([title, status, stream.notices, diagnoses, stream.attempts, stream.end], 'panel');
          assertNone(messages, 'messages');
          assertNone(context.written, 'state');
          assertNone(await readFile(file, 'utf8'), 'HAR');
          assertNone(await env.clipboard.readText(), 'clipboard');
          // They are not lost: the same draft comes back with them, from wherever it was kept.
          const [recent] = feature.recent.connections;
          const [saved] = await feature.saved.user.entries();
          assert.ok(recent !== undefined && saved?.kind === 'connection');
          for (const kept of [
            await monitor.restoreSecrets(monitor.lastDraft),
            await monitor.restoreSecrets(recent.draft),
            await feature.saved.restore(feature.saved.user, saved),
          ]) {
            assert.deepEqual([kept.url, kept.parameters[0]?.value], [draft.url, off]);
          }
          panel.dispose();
          stream.dispose();
        }),
      );
      // Until the line of the attempt is on disk.
      for (let n = 0; n < 1000 && (await filesWith([`127.0.0.1:${server.port}/a`])).length === 0; n++) await delay(50);
      assert.notDeepEqual(await filesWith([`127.0.0.1:${server.port}/a`]), []);
      assert.deepEqual(await filesWith(forms), []);
    });
  });

  it('of a proxy are told nowhere', async () => {
    await withParts(async ({ context, monitor }) => {
      const options = { proxy: `http://me:${encodeURIComponent(proxy)}@127.0.0.1:9` };
      const panel = monitor.openPanel({ ...emptyDraft, url: 'http://127.0.0.1:9/', reconnect: 'never', options });
      await panel.connect();
      const stream = panel.stream ?? assert.fail();
      await until(stream, closed);
      assertNone([stream.status, stream.attempts, context.written], 'proxy');
      panel.dispose();
      stream.dispose();
    });
  });
});

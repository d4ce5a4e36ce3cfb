/**
 * In a window whose workspace is not trusted: whatever a workspace names, and by whichever way a person or a program opens it,
 * nothing that is the person's reaches a server. The person says yes to every question.
 */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import * as fc from 'fast-check';
import { ConfigurationTarget, Range, type TextDocument, Uri, commands, env as editor, window, workspace } from 'vscode';
import type { MonitoredStream } from '../../src/host/vscode/api.ts';
import { connectFromCode } from '../../src/host/code-lens/connect-from-code.ts';
import { lensesOf } from '../../src/host/code-lens/lenses.ts';
import { recentRequests } from '../../src/host/saved/recent-requests.ts';
import { LinkHandler } from '../../src/host/ways-in/link.ts';
import { requestOf } from '../../src/host/request/draft.ts';
import { runAction } from '../../src/host/saved/actions.ts';
import { refusedInDraft } from '../../src/host/trust/refusal.ts';
import type { RequestDraft } from '../../src/shared/boundary/page.ts';
import { closed, getApi, until } from '../host/support/api.ts';
import { type PageStandIn, makePage, withPages } from '../host/support/page-stand-in.ts';
import { type Parts, instead, withParts } from '../host/support/stand-ins.ts';
import { ByteRecorder, hasSecret } from '../support/byte-recorder.ts';
import { hostileDrafts, httpFile, type Prey } from '../support/hostile-drafts.ts';

const folder = mkdtempSync(join(tmpdir(), 'restricted-'));
const recorder = new ByteRecorder();
const seed = 20_261_130;

/** By where they are. */
const secrets = {
  process: 'plantedProcess4711aZ',
  dotenv: 'plantedDotenv4711aZ',
  storage: 'plantedStorage4711aZ',
  environment: 'plantedSetting4711aZ',
  file: 'plantedFile4711aZ',
} as const;

const names = { env: 'SSE_PLANTED', dotenv: 'PLANTED', secret: 'PLANTED', named: 'planted' } as const;

function preyOf({ origin, proxy }: ByteRecorder): Prey {
  return { ...names, origin, proxy, files: [join(folder, 'key.pem'), '.env'], socketPath: join(folder, 'socket') };
}

/** Those that are refused, and a few that are asked about: they show that what is asked about is sent. */
async function sampled(count: number, plain: number): Promise<readonly RequestDraft[]> {
  const all = fc.sample(hostileDrafts(preyOf(recorder)), { numRuns: 5 * count, seed });
  const refused = await Promise.all(all.map(refusedInDraft));
  return [
    ...all.filter((_, i) => refused[i] !== undefined).slice(0, count - plain),
    ...all.filter((_, i) => refused[i] === undefined).slice(0, plain),
  ];
}

interface Scene extends Parts {
  /** Those that were opened since the last draft. */
  readonly pages: PageStandIn[];
  /** A draft in the workspace's list, where it stands alone. */
  readonly node: (draft: RequestDraft) => Promise<unknown>;
}

/** The page of the panel that was opened last. */
function lastPage({ pages }: Scene): PageStandIn['host'] {
  return (pages.at(-1) ?? assert.fail('no panel was opened')).host;
}

/** The person opens it, does something else with it, and connects. */
async function openAndConnect(scene: Scene, draft: RequestDraft, edit: Partial<RequestDraft> = {}): Promise<void> {
  await runAction(scene.feature, 'openEntry', await scene.node(draft));
  const page = lastPage(scene);
  const { draft: held } = await page.hydrate();
  await page.connect({ ...held, ...edit });
}

/** What the person sees before a connection, and what is on the clipboard. */
async function looked(scene: Scene, draft: RequestDraft): Promise<string> {
  await runAction(scene.feature, 'openEntry', await scene.node(draft));
  const page = lastPage(scene);
  const preview = await page.preview(draft, true);
  await page.copyRequest(draft, 'curl');
  return JSON.stringify([preview, await page.checkDraft(draft), await editor.clipboard.readText()]);
}

async function fromCode(monitor: Parts['monitor'], draft: RequestDraft, isWhole: boolean): Promise<void> {
  // As a document of VS Code, without its waits.
  const document = {
    languageId: 'http',
    uri: Uri.parse('memory:/a.http'),
    getText: () => httpFile(draft),
    lineAt: (line: number) => ({ range: new Range(line, 0, line, 0) }),
  } as unknown as TextDocument;
  for (const { command } of lensesOf(document)) {
    const [request] = command?.arguments ?? [];
    await connectFromCode(monitor, { ...(request as { draft: RequestDraft }), isWhole });
  }
}

const followed = new Set<string>();

/** @returns what was seen by the person, if anything was */
type Way = (scene: Scene, draft: RequestDraft) => Promise<unknown>;

/** By name, each way from what a workspace has to a server. */
const ways: Readonly<Record<string, Way>> = {
  click: async ({ feature, node }, draft) => runAction(feature, 'connectToEntry', await node(draft)),
  'open without connecting': openAndConnect,
  'another host': (scene, draft) =>
    openAndConnect(scene, draft, { url: recorder.origin.replace('127.0.0.1', 'localhost') }),
  'another header': (scene, draft) =>
    openAndConnect(scene, draft, {
      headers: [...(draft.headers ?? []), { enabled: true, name: 'X-Mine', value: '1' }],
    }),
  'all rows on': (scene, draft) =>
    openAndConnect(scene, draft, {
      headers: (draft.headers ?? []).map(({ name, value }) => ({ enabled: true, name, value })),
    }),
  'preview and copy': looked,
  'window reloaded': async ({ monitor, feature, node }, draft) => {
    await runAction(feature, 'openEntry', await node(draft));
    const { panel, host } = makePage();
    monitor.restorePanel(panel, draft, undefined);
    await host.connect(draft);
  },
  'last request': async (scene, draft) => {
    await runAction(scene.feature, 'openEntry', await scene.node(draft));
    await lastPage(scene).saveDraft(draft);
    scene.monitor.recents = recentRequests(async () => scene.feature);
    scene.monitor.openPanel();
    const page = lastPage(scene);
    await page.hydrate();
    const [last] = await page.recents();
    const recent = await page.recentDraft(last?.key ?? assert.fail('there is none'));
    await page.connect(recent?.draft ?? assert.fail('it is not kept'));
  },
  recent: async ({ feature, monitor, node }, draft) => {
    await runAction(feature, 'openEntry', await node(draft));
    await feature.recent.add('recent', { draft });
    const [connection] = feature.recent.connections;
    for (const panel of monitor.panels) panel.dispose();
    await runAction(feature, 'connectToEntry', { type: 'recent', connection });
  },
  'kept by the person': async ({ feature, node }, draft) => {
    await runAction(feature, 'copyToUser', await node(draft));
    const entry = (await feature.saved.user.entries()).at(-1);
    if (entry !== undefined)
      await runAction(feature, 'connectToEntry', { type: 'entry', list: feature.saved.user, entry });
  },
  'line of code': ({ monitor }, draft) => fromCode(monitor, draft, true),
  'line of code, not whole': async (scene, draft) => {
    await fromCode(scene.monitor, draft, false);
    for (const { host } of scene.pages) await host.connect((await host.hydrate()).draft);
  },
  link: async ({ monitor }, { url }) => {
    // Most links are plain: each is followed once.
    if (followed.has(url)) return;
    followed.add(url);
    const query = `url=${url.length % 2 === 0 ? url : encodeURIComponent(url)}`;
    await new LinkHandler(monitor).handleUri(Uri.from({ scheme: 'vscode', path: '/connect', query }));
  },
  'task, as its command': ({ monitor }, draft) => monitor.connect(requestOf(draft)).catch(() => {}),
};

function assertNone(bytes: Buffer, draft: RequestDraft, what: string): void {
  for (const [where, secret] of Object.entries(secrets)) {
    assert.ok(!hasSecret(bytes, secret), `${what}: the secret of ${where} by ${JSON.stringify(draft)}`);
  }
}

async function settle(streams: readonly MonitoredStream[]): Promise<void> {
  for (const stream of streams) {
    await until(stream, closed);
    stream.dispose();
  }
}

/** All that came to the server, and what was seen besides. */
async function sentBy(scene: Scene, go: Way, draft: RequestDraft): Promise<Buffer> {
  const seen = await go(scene, draft);
  await settle(scene.monitor.streams);
  for (const panel of scene.monitor.panels) panel.dispose();
  scene.pages.length = 0;
  return Buffer.concat([recorder.take(), Buffer.from(typeof seen === 'string' ? seen : '')]);
}

function isSecret(bytes: Buffer): boolean {
  return Object.values(secrets).some((secret) => hasSecret(bytes, secret));
}

/** The person says yes to everything. */
async function agreed<R>(act: () => R): Promise<Awaited<R>> {
  const yes = async (_message: string, ...items: readonly unknown[]) => items.at(-1);
  const nothing = async (): Promise<undefined> => undefined;
  return instead(window, 'showWarningMessage', yes, () =>
    instead(window, 'showErrorMessage', nothing, () => instead(window, 'showInformationMessage', nothing, act)),
  );
}

/** A window with everything planted. */
function inScene(act: (scene: Scene) => Promise<unknown>): Promise<unknown> {
  const pages: PageStandIn[] = [];
  return withParts(async (parts) => {
    await parts.monitor.variables.secrets.set(names.secret, secrets.storage);
    const list = parts.feature.saved.workspaceLists[0] ?? assert.fail('there is no folder');
    // The file's text, without the time that a disk takes: test/e2e/restricted.test.ts has it on one.
    let text = '';
    Object.assign(list.place, { read: async () => text });
    const node = async (draft: RequestDraft): Promise<unknown> => {
      text = JSON.stringify({ connections: [{ name: 'n', ...draft }] });
      const [entry] = await list.entries();
      return { type: 'entry', list, entry };
    };
    await agreed(() => withPages(pages, () => act({ ...parts, pages, node })));
  });
}

describe('before its workspace is trusted', () => {
  before(async () => {
    assert.equal(workspace.isTrusted, false, 'the window is one of a workspace that is not trusted');
    await recorder.listen(join(folder, 'socket'));
    writeFileSync(join(folder, 'key.pem'), secrets.file);
    env[names.env] = secrets.process;
    const environments = { $shared: { [names.named]: secrets.environment }, local: {} };
    await workspace.getConfiguration('sseMonitor').update('environments', environments, ConfigurationTarget.Global);
  });

  after(async () => {
    await recorder[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  it('what is planted would be found, were the workspace trusted', async () => {
    const texts = [`{{\t$env ${names.env}}}`, `{{secret:${names.secret}}}`, `{{${names.named}}}`];
    const drafts = texts.map((body): RequestDraft => ({
      url: `${recorder.origin}/`,
      method: 'POST',
      parameters: [],
      body,
    }));
    const file: RequestDraft = {
      ...drafts[0],
      url: `${recorder.origin}/`,
      method: 'POST',
      parameters: [],
      bodyKind: 'file',
      bodyFile: join(folder, 'key.pem'),
    };
    recorder.take();
    await inScene((scene) =>
      instead(workspace, 'isTrusted', true, async () => {
        for (const draft of [...drafts, file]) await openAndConnect(scene, draft);
        await settle(scene.monitor.streams);
      }),
    );
    const bytes = recorder.take();
    for (const where of ['process', 'storage', 'environment', 'file'] as const) {
      assert.ok(hasSecret(bytes, secrets[where]), where);
    }
  });

  for (const [way, go] of Object.entries(ways)) {
    it(`nothing of the person’s is sent by this way: ${way}`, async () => {
      const drafts = await sampled(200, 2);
      assert.equal(drafts.length, 200);
      await inScene(async (scene) => {
        for (const draft of drafts) assertNone(await sentBy(scene, go, draft), draft, way);
      });
    });

    // A link cannot have any of it, in whichever workspace.
    if (way === 'link') continue;
    it(`it is, once the workspace is trusted: ${way}`, async () => {
      const drafts = await sampled(200, 0);
      await inScene((scene) =>
        instead(workspace, 'isTrusted', true, async () => {
          for (const draft of drafts) if (isSecret(await sentBy(scene, go, draft))) return;
          assert.fail('no draft had anything sent');
        }),
      );
    });
  }

  it('nothing of the person’s is sent by the command and by the API of the extension that is installed', async () => {
    const api = await getApi();
    for (const draft of await sampled(200, 2)) {
      const request = { ...requestOf(draft), reveal: false };
      await api.connect(request).catch(() => {});
      await agreed(() => commands.executeCommand('sseMonitor.connect', request));
      await settle(api.streams);
      assertNone(recorder.take(), draft, 'API');
    }
  });
});

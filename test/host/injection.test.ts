import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, type QuickPickItem, TreeItem, Uri, window } from 'vscode';
import { LinkHandler } from '../../src/host/ways-in/link.ts';
import { withoutLinks } from '../../src/host/vscode/plain-text.ts';
import { runAction } from '../../src/host/saved/actions.ts';
import type { Node } from '../../src/host/saved/tree.ts';
import { injections } from '../support/injections.ts';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { getApi } from './support/api.ts';
import { panelTitles, untilTitles } from './support/panel-tabs.ts';
import { instead, told, withParts, type Parts } from './support/stand-ins.ts';

/** As VS Code finds links in notifications, prompts and what is said of an input (`parseLinkedText`). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
/** As VS Code finds icons in quick picks. */
const icon = /(?<!\\)\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/;

/** As it stands on the screen: without what is put between so that it is no link. */
const seen = (text: string): string => text.replaceAll('\u2060', '');
const texts = injections();

/** What a list of VS Code offers during an action; the person thinks better of it. */
async function offered(act: () => unknown): Promise<readonly QuickPickItem[]> {
  let items: readonly QuickPickItem[] = [];
  const show = async (given: readonly QuickPickItem[]): Promise<void> => void (items = given);
  await instead(window, 'showQuickPick', show, act);
  return items;
}

/** Everything that the view of connections shows. */
async function itemsOf({ feature }: Parts, node?: Node): Promise<TreeItem[]> {
  const children = await feature.tree.children(node);
  const below = await Promise.all(children.map((child) => itemsOf({ feature } as Parts, child)));
  return [...children.map((child) => feature.tree.item(child)), ...below.flat()];
}

/** A list whose entries have these texts as their names, URLs and faults. */
function savedText(): string {
  const connections = texts.flatMap((text) => [
    { name: text, url: `http://h/${text}` },
    { name: text, url: text },
    { name: text, connections: [{ name: text, [text]: text }] },
  ]);
  return JSON.stringify({ connections });
}

function isOurs(command: string | undefined): boolean {
  return command === undefined || command.startsWith('sseMonitor.');
}

describe('what others write stays text in VS Code’s own parts', () => {
  it('no notification has a link that it wrote', async () => {
    const handler = new LinkHandler({ connect: () => assert.fail('it connects') }, async () => false);
    for (const text of texts) {
      for (const [path, query] of [
        [text, ''],
        ['/connect', `url=${text}`],
        ['/connect', `url=http://h/&${text}`],
      ] as const) {
        const shown = (await told(() => handler.handleUri({ path, query } as Uri))) ?? '';
        assert.doesNotMatch(shown, link);
        if (path === text && text !== '') assert.ok(seen(shown).includes(seen(withoutLinks(text.replace(/\/$/, '')))));
      }
    }
  });

  it('no more has a refusal of a command', async () => {
    await getApi();
    // Of the others some are methods.
    for (const method of texts.filter((text) => text.includes('('))) {
      const shown = await told(() =>
        commands.executeCommand('sseMonitor.connect', { url: 'http://127.0.0.1:9', method }),
      );
      assert.doesNotMatch(shown ?? assert.fail('nothing was said'), link);
    }
  });

  it('nor does a question: VS Code shows questions as text alone, and they name the host first', async () => {
    const asked: string[] = [];
    const handler = new LinkHandler({ connect: () => assert.fail('it connects') }, async (message) => {
      asked.push(message);
      return false;
    });
    for (const text of texts) {
      const query = `url=${encodeURIComponent(`http://h:1/${text.toWellFormed()}`)}`;
      await told(() => handler.handleUri({ path: '/connect', query } as Uri));
    }
    assert.ok(asked.length > 100);
    assert.deepEqual([...new Set(asked)], ['A link wants to connect to h:1. Connect?']);
  });

  it('labels and tooltips of the view are texts, and a click runs nothing but our commands', () =>
    withParts(async (parts) => {
      await parts.feature.saved.user.place.write(savedText(), '', 'the test');
      for (const text of texts)
        await parts.feature.recent.add(text, { draft: { url: `http://h/${text}`, method: 'GET', parameters: [] } });
      const items = await itemsOf(parts);
      assert.ok(items.length > 3 * texts.length);
      for (const item of items) {
        assert.ok(typeof item.label === 'string');
        // A MarkdownString could have links, images and HTML.
        for (const part of [item.description, item.tooltip])
          assert.ok(part === undefined || typeof part === 'string' || part === false, `${typeof part} is no text`);
        assert.ok(isOurs(item.command?.command));
      }
      const labels = new Set(items.map(({ label }) => label));
      for (const text of texts) assert.ok(labels.has(text), `the view shows ${JSON.stringify(text.slice(0, 80))}`);
    }));

  it('lists to pick from draw no icon that it wrote', () =>
    withParts(async (parts) => {
      await parts.feature.saved.user.place.write(savedText(), '', 'the test');
      const names = await offered(() => runAction(parts.feature, 'connectToSaved', undefined));
      assert.ok(names.length >= texts.length);
      for (const { label, description, detail } of names)
        for (const part of [label, description ?? '', detail ?? '']) assert.doesNotMatch(part, icon);
    }));

  it('titles of panels are the beginning of the URL, no longer than a tab has room for', () =>
    withParts(async ({ monitor }) => {
      await using server = await startSseServer((_request, response) => openEventStream(response));
      const chosen = texts.filter((text) => text.startsWith('[x](command:') || text.length > 1000);
      assert.ok(chosen.length >= 2);
      for (const text of chosen) {
        await monitor.connect({ url: `${server.url}/${encodeURIComponent(text)}` });
        await untilTitles((titles) => titles.length > 0 && !titles.includes('SSE Monitor'));
        assert.ok(panelTitles().every((title) => title.startsWith('127.0.0.1:') && title.length <= 120));
        for (const panel of monitor.panels) panel.dispose();
        await untilTitles((titles) => titles.length === 0);
      }
    }));

  it('a file with such a name is told as text when it cannot be opened', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'injection-'));
    for (const text of texts.filter((text) => text.includes('command:'))) {
      const file = Uri.joinPath(Uri.file(folder), `${text.replaceAll(/[/\\]/g, '_')}.ndjson`);
      const shown = await told(() => commands.executeCommand('sseMonitor.openRecording', file));
      assert.doesNotMatch(shown ?? assert.fail('nothing was said'), link);
    }
  });
});

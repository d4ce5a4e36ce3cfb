import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { connectTo } from './support/connect.ts';
import { eventually } from './support/eventually.ts';
import { PanelPage } from './support/panel.ts';
import { type VsCodeWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

/** The view of saved connections, by what a screen reader says. */
class ConnectionsView {
  readonly #window: VsCodeWindow;

  constructor(window: VsCodeWindow) {
    this.#window = window;
  }

  get tree(): Locator {
    return this.#window.page.getByRole('tree', { name: 'Saved' });
  }

  /** An entry or a section whose label begins with this text. */
  item(label: string): Locator {
    return this.tree.getByRole('treeitem', { name: new RegExp(`^${label}\\b`) });
  }

  async show(): Promise<void> {
    await this.#window.runCommand('SSE Monitor: Focus on Saved View');
  }

  /** Presses keys, from the first on, until the focus is on the entry: it comes to the view a moment after its command. */
  async moveTo(label: string, ...keys: readonly string[]): Promise<void> {
    await eventually(async () => {
      for (const key of keys) await this.#window.page.keyboard.press(key);
      assert.equal(await this.tree.locator('.monaco-list-row.focused .label-name').innerText({ timeout: 500 }), label);
    });
  }

  /**
   * Presses a key on an entry until what it opens is there: while the tree is drawn anew, VS Code does not know what is
   * focused.
   */
  async pressOn(
    [label, ...keys]: readonly [label: string, ...keys: string[]],
    key: string,
    opened: Locator,
  ): Promise<void> {
    await eventually(async () => {
      if (await opened.isVisible()) return;
      await this.moveTo(label, ...keys);
      await this.#window.page.keyboard.press(key);
      await opened.waitFor({ timeout: 5_000 });
    });
  }

  /** Everything in its order, as it is indented. */
  async outline(): Promise<string> {
    // All at one moment: an entry may go while others are read.
    const lines = await this.tree.getByRole('treeitem').evaluateAll((items) =>
      items.map((item) => {
        const level = Number(item.getAttribute('aria-level'));
        return `${'  '.repeat(level - 1)}${item.querySelector('.label-name')?.textContent ?? ''}`;
      }),
    );
    return lines.join('\n');
  }

  async untilOutline(...lines: readonly string[]): Promise<void> {
    await eventually(async () => assert.equal(await this.outline(), lines.join('\n')));
  }
}

/** Answers the questions of a command, one after the other. */
async function answer({ page }: VsCodeWindow, ...answers: readonly string[]): Promise<void> {
  const box = page.locator('.quick-input-widget:visible');
  for (const text of answers) {
    const input = box.locator('input[type=text]');
    const [kind, value = ''] = text.split('=');
    if (kind === 'name') {
      await eventually(async () => assert.match(await box.innerText(), /Connection name/));
      await input.fill(value);
    } else {
      await eventually(async () => assert.match(await box.innerText(), new RegExp(value)));
      await input.fill(value);
      await box.locator('.monaco-list-row.focused').waitFor();
    }
    await page.keyboard.press('Enter');
  }
}

test('a connection is saved, found in the tree, opened by click and keyboard, renamed and dragged', async (t) => {
  await using server = await startSseServer((_request, response) => {
    openEventStream(response);
    response.write('data: one\n\n');
  });
  await workbench.inWindow(t, async (window) => {
    const { page } = window;
    const view = new ConnectionsView(window);
    await view.show();
    await page.getByText('No saved connections yet').waitFor();
    await page.getByRole('button', { name: 'Try the Sample Stream' }).waitFor();

    const panel = await connectTo(window, `${server.url}/prices`);
    await panel.showsData(['one']);
    await page.getByRole('tree', { name: 'Recent' }).getByRole('treeitem', { name: '/prices' }).waitFor();
    await page.getByRole('button', { name: 'Save Connection…' }).click();
    await answer(window, 'name=Prices', 'pick=User');
    await view.untilOutline('User', '  Prices', 'Workspace');
    await eventually(async () =>
      assert.match((await view.item('Prices').getAttribute('aria-label')) ?? '', /^Prices, GET .*, open$/),
    );

    await window.runCommand('View: Close All Editors');
    await eventually(async () =>
      assert.match((await view.item('Prices').getAttribute('aria-label')) ?? '', /^Prices, GET [\d.:]+$/),
    );
    await view.item('Prices').click();
    await new PanelPage(window.panel()).showsData(['one']);
    assert.equal(server.requests.length, 2);

    // The arrows alone: what they focus is not what is selected.
    await view.show();
    await view.moveTo('Prices', 'Home', 'ArrowDown');
    await page.keyboard.press('F2');
    await answer(window, 'name=Quotes');
    await view.untilOutline('User', '  Quotes', 'Workspace');
    assert.equal(server.requests.length, 2);

    await window.runCommand('View: Close All Editors');
    await view.show();
    await view.moveTo('Quotes', 'Home', 'ArrowDown');
    await page.keyboard.press('Enter');
    await new PanelPage(window.panel()).showsData(['one']);
    assert.equal(server.requests.length, 3);

    await view.item('Quotes').dragTo(view.item('Workspace'));
    await view.untilOutline('User', 'Workspace', '  Quotes');
  });
});

test('keys act on the entry that the arrows lead to: it is opened, moved, renamed, and deleted after a question', async (t) => {
  const connections = ['One', 'Two', 'Three'].map((name) => ({ name, url: 'http://127.0.0.1:9/' }));
  const file = '.vscode/sse-monitor.json';
  await workbench.inWindow(
    t,
    async (window) => {
      const { page } = window;
      const view = new ConnectionsView(window);
      const shows = (...names: readonly string[]): Promise<void> =>
        view.untilOutline('User', 'Workspace', ...names.map((name) => `  ${name}`));
      await view.show();
      await shows('One', 'Two', 'Three');
      // Another one is selected meanwhile, and stays so.
      await view.item('User').click();

      await view.moveTo('Two', 'Home', 'ArrowDown', 'ArrowDown', 'ArrowDown');
      await page.keyboard.press('Alt+ArrowUp');
      await shows('Two', 'One', 'Three');
      await view.pressOn(['Two', 'Home', 'ArrowDown', 'ArrowDown'], 'F2', page.locator('.quick-input-widget:visible'));
      await answer(window, 'name=Zwei');
      await shows('Zwei', 'One', 'Three');

      await view.show();
      for (const [answer, left] of [
        ['Cancel', ['Zwei', 'One', 'Three']],
        ['Delete', ['Zwei', 'Three']],
      ] as const) {
        const dialog = page.getByRole('dialog').filter({ hasText: 'Delete “One”?' });
        await view.pressOn(['One', 'Home', 'ArrowDown', 'ArrowDown', 'ArrowDown'], 'Delete', dialog);
        await dialog.getByText(`It will be deleted from ${file}`).waitFor();
        await dialog.getByRole('button', { name: answer, exact: true }).press('Enter');
        await dialog.waitFor({ state: 'hidden' });
        await shows(...left);
      }

      await view.show();
      const { url } = new PanelPage(window.panel());
      await view.pressOn(['Three', 'Home', 'ArrowDown', 'ArrowDown', 'ArrowDown'], 'Control+Enter', url);
      await eventually(async () => assert.equal(await url.inputValue(), 'http://127.0.0.1:9/'));
    },
    { files: { [file]: JSON.stringify({ connections }) } },
  );
});

test('in a folder that is not trusted, a connection of its file is listed, and opened only after a question', async (t) => {
  await using server = await startSseServer((_request, response) => openEventStream(response));
  const careful = await Workbench.start({ trust: true });
  t.after(() => careful.stop());
  const url = `${server.url}/planted?a=b`;
  const files = { '.vscode/sse-monitor.json': JSON.stringify({ connections: [{ name: 'Planted', url }] }) };
  await careful.inWindow(
    t,
    async (window) => {
      const { page } = window;
      const view = new ConnectionsView(window);
      await view.show();
      const dialog = page.getByRole('dialog').filter({ hasText: `Connect to ${new URL(server.url).host}?` });
      for (const answer of ['Cancel', 'Connect']) {
        await view.item('Planted').click();
        await dialog.getByText(url).waitFor();
        assert.deepEqual(server.requests, []);
        await dialog.getByRole('button', { name: answer, exact: true }).click();
      }
      await new PanelPage(window.panel()).statusBegins('Open');
      assert.equal(server.requests[0]?.url, '/planted?a=b');
    },
    { files },
  );
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CommandReading, RequestDraft } from '../../src/shared/boundary/page.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const command = `curl 'http://h/x?a=b' -k --proxy p -H 'Authorization: Bearer hush' -d '{"q":1}'`;

const reading: CommandReading = {
  draft: {
    url: 'http://h/x?a=b',
    method: 'POST',
    parameters: [],
    headers: [{ enabled: true, name: 'Authorization', value: 'Bearer hush' }],
    body: '{"q":1}',
  },
  untaken: ['-k', '--proxy', '-k'],
};

/** As Ctrl+V does it: what the page does not take, the browser puts in. @returns whether the page took it */
async function paste(panel: Panel, text: string): Promise<boolean> {
  return panel.url.evaluate((box, text) => {
    (box as HTMLInputElement).focus();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true });
    const isTaken = !box.dispatchEvent(event);
    if (!isTaken) document.execCommand('insertText', false, text);
    return isTaken;
  }, text);
}

describe('a cURL command pasted in the URL box', () => {
  test('becomes the request, open at its body, with what was not taken over', () =>
    bench.inPanel({ reading }, async (panel) => {
      await panel.url.fill('localhost/old');
      assert.ok(await paste(panel, command));
      await eventually(async () => assert.equal(await panel.url.inputValue(), 'http://h/x?a=b'));
      assert.deepEqual(await panel.host((host) => host.callsOf('readCommand')), [[command]]);
      const { page } = panel;
      assert.match(await page.getByRole('combobox', { name: 'Method' }).innerText(), /POST/);
      const secret = page.getByRole('textbox', { name: 'Header value 1', exact: true });
      assert.equal(await page.getByRole('textbox', { name: 'Body', exact: true }).inputValue(), '{"q":1}');
      await panel.openRequest('Params');
      assert.equal(await page.getByRole('textbox', { name: 'Value 1', exact: true }).inputValue(), 'b');
      await panel.openRequest('Headers');
      assert.equal(await secret.inputValue(), 'Bearer hush');
      assert.equal(await secret.getAttribute('type'), 'password');
      await page
        .getByRole('alert')
        .getByText('Not imported from the command: -k, --proxy. The request is sent without them.')
        .waitFor();
      const said = page.getByText('Imported from cURL: POST, 1 header, a body of 7 B');
      assert.equal(await said.getAttribute('aria-live'), 'polite');
      await panel.url.press('Enter');
      const [[sent]] = (await panel.host((host) => host.callsOf('connect'))) as [[RequestDraft]];
      assert.deepEqual([sent.method, sent.headers, sent.body], ['POST', reading.draft.headers, reading.draft.body]);
      assert.equal(await page.getByRole('alert').innerText(), '');
    }));

  test('that cannot be read is told at the box, and nothing typed is lost', () =>
    bench.inPanel({ reading: { error: 'The command has no URL.' } }, async (panel) => {
      await panel.url.fill('localhost/old');
      assert.ok(await paste(panel, 'curl -N'));
      await panel.page.getByRole('alert').getByText('The command has no URL.').waitFor();
      assert.equal(await panel.url.getAttribute('aria-invalid'), 'true');
      assert.equal(await panel.url.inputValue(), 'localhost/old');
      await panel.url.pressSequentially('er');
      assert.equal(await panel.page.getByRole('alert').innerText(), '');
    }));

  test('hides a secret again that takes the place of one that was shown', () =>
    bench.inPanel({ reading, hydration: { draft: reading.draft }, state: { requestTab: 'headers' } }, async (panel) => {
      await panel.button('Show value 1').click();
      await paste(panel, command);
      await panel.openRequest('Headers');
      await panel.button('Show value 1').waitFor();
    }));

  test('anything else is text', () =>
    bench.inPanel({}, async (panel) => {
      assert.ok(!(await paste(panel, 'http://h/curl x')));
      assert.equal(await panel.url.inputValue(), 'http://h/curl x');
      assert.equal(await panel.host((host) => host.callsOf('readCommand').length), 0);
    }));

  test('a method that the list does not have is shown', () =>
    bench.inPanel({ hydration: { draft: { ...reading.draft, method: 'QUERY' } } }, async (panel) => {
      const method = panel.page.getByRole('combobox', { name: 'Method' });
      await eventually(async () => assert.match(await method.innerText(), /QUERY/));
    }));
});

describe('copying the request', () => {
  test('as one of four, with the keyboard', () =>
    bench.inPanel({}, async (panel) => {
      await panel.url.fill('http://h/x');
      const opener = panel.button('Copy as');
      await opener.press('Enter');
      const menu = panel.page.getByRole('menu', { name: 'Copy as' });
      const items = menu.getByRole('menuitem');
      const names = (await items.allInnerTexts()).map((text) => text.trim());
      assert.deepEqual(names, ['cURL', 'JavaScript EventSource', 'JavaScript fetch', 'Python httpx-sse']);
      const has = (n: number): Promise<void> =>
        eventually(async () => assert.ok(await items.nth(n).evaluate((item) => item.matches(':focus')), `item ${n}`));
      await has(0);
      await panel.page.keyboard.press('ArrowUp');
      await has(3);
      await panel.page.keyboard.press('ArrowDown');
      await has(0);
      await panel.page.keyboard.press('End');
      await has(3);
      await panel.page.keyboard.press('Escape');
      await menu.waitFor({ state: 'hidden' });
      assert.ok(await opener.evaluate((button) => button.matches(':focus')));
      assert.equal(await opener.getAttribute('aria-expanded'), 'false');
      assert.equal(await panel.host((host) => host.callsOf('copyRequest').length), 0);

      await panel.page.keyboard.press('ArrowDown');
      await has(0);
      await panel.page.keyboard.press('ArrowDown');
      await panel.page.keyboard.press('ArrowDown');
      await panel.page.keyboard.press('Enter');
      await panel.page.getByText('Copied as JavaScript fetch').waitFor({ state: 'attached' });
      const draft = { url: 'http://h/x', method: 'GET', parameters: [] };
      assert.deepEqual(await panel.host((host) => host.callsOf('copyRequest')), [[draft, 'fetch']]);
      assert.ok(await opener.evaluate((button) => button.matches(':focus')));
    }));

  for (const panelWidth of [320, 500, 1000]) {
    test(`is within a panel of ${panelWidth} px`, () =>
      bench.inPanel({ size: { width: panelWidth, height: 500 } }, async (panel) => {
        await panel.button('Copy as').click();
        const menu = panel.page.getByRole('menu', { name: 'Copy as' });
        const { x = -1, y = -1, width = 0, height = 0 } = (await menu.boundingBox()) ?? {};
        const isWithin = x >= 0 && y >= 0 && x + width <= panelWidth && y + height <= 500;
        assert.ok(isWithin && width > 100, `${x},${y} ${width}×${height}`);
      }));
  }

  test('is refused at the box when the draft is no request', () =>
    bench.inPanel({ refusal: 'Enter the URL.' }, async (panel) => {
      await panel.button('Copy as').click();
      await panel.page.getByRole('menuitem', { name: 'cURL' }).click();
      await panel.page.getByRole('alert').getByText('Enter the URL.').waitFor();
    }));
});

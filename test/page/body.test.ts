import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import type { RequestDraft } from '../../src/shared/boundary/page.ts';
import { PanelBench, type Panel, type PanelOptions } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

/** A panel with this body, unfolded. */
function withBody(body: string, method = 'POST', type?: string): PanelOptions {
  const headers = type === undefined ? [] : [{ enabled: true, name: 'Content-Type', value: type }];
  const draft = { url: 'http://h/x', method, parameters: [], headers, body };
  return { hydration: { draft }, state: { requestTab: 'body' } };
}

function body(panel: Panel): Locator {
  return panel.page.getByRole('textbox', { name: 'Body', exact: true });
}

async function sent(panel: Panel): Promise<RequestDraft | undefined> {
  const calls = await panel.host((host) => host.callsOf('connect'));
  return calls.at(-1)?.[0] as RequestDraft | undefined;
}

describe('the body', () => {
  test('is typed in a box that Tab leaves, and sent', () =>
    bench.inPanel({}, async (panel) => {
      await panel.url.fill('http://h/x');
      await panel.openRequest('Body');
      await body(panel).pressSequentially('a=1');
      await body(panel).press('Enter');
      await panel.page.keyboard.type('b');
      await panel.page.keyboard.press('Shift+Tab');
      assert.ok(!(await body(panel).evaluate((box) => box.matches(':focus'))));
      await panel.page.keyboard.press('Tab');
      assert.ok(await body(panel).evaluate((box) => box.matches(':focus')));
      await panel.page.keyboard.press('Tab');
      assert.ok(!(await body(panel).evaluate((box) => box.matches(':focus'))));
      assert.match(await panel.tab('Body').innerText(), /5 B/);
      await panel.button('Connect').click();
      assert.equal((await sent(panel))?.body, 'a=1\nb');
    }));

  test('that is no JSON is said where it breaks, when the person pauses, and is sent all the same', () =>
    bench.inPanel({ ...withBody('', 'POST', 'application/json'), stopsClock: true }, async (panel) => {
      const hint = panel.page.getByText(/^Not JSON/);
      const { clock } = panel.page;
      await clock.pauseAt(await panel.page.evaluate(() => Date.now() + 1000));
      await body(panel).pressSequentially('{"a":1,}');
      assert.equal(await hint.count(), 0, 'nobody is told off while typing');
      await clock.resume();
      await hint.getByText('at line 1, column 8: expected a name').waitFor();
      assert.equal(await body(panel).getAttribute('aria-describedby'), 'note');
      await panel.button('Connect').click();
      assert.equal((await sent(panel))?.body, '{"a":1,}');
      await body(panel).fill('{"a":1}');
      await hint.waitFor({ state: 'detached' });
    }));

  const low = { width: 600, height: 420 };
  const state = { requestTab: 'body' };
  test('keeps the note in view while one types, however low the panel is', () =>
    bench.inPanel({ ...withBody('', 'POST', 'application/json'), state, size: low }, async (panel) => {
      await body(panel).pressSequentially('[');
      const hint = panel.page.getByText(/^Not JSON/);
      await hint.waitFor();
      const isSeen = await hint.evaluate((hint) => {
        const { left, top, height } = hint.getBoundingClientRect();
        let seen = document.elementFromPoint(left + 1, top + height / 2);
        while (seen?.shadowRoot != null) {
          const inner = seen.shadowRoot.elementFromPoint(left + 1, top + height / 2);
          if (inner === seen || inner === null) break;
          seen = inner;
        }
        return seen === hint;
      });
      assert.ok(isSeen);
    }));

  test('that came from elsewhere is judged at once', () =>
    bench.inPanel(withBody('[1,\n2'), async (panel) => {
      await panel.page.getByText('Not JSON at line 2, column 2: expected a comma or ]').waitFor();
    }));

  test('that is meant as text is not', () =>
    bench.inPanel(withBody('{', 'POST', 'text/plain'), async (panel) => {
      await body(panel).waitFor();
      assert.equal(await panel.page.getByText(/^Not JSON/).count(), 0);
    }));

  test('of GET is doubted, and a button makes it POST', () =>
    bench.inPanel(withBody('x', 'GET'), async (panel) => {
      await panel.page.getByText('Browsers cannot send a body with GET.').waitFor();
      await panel.button('Use POST').press('Enter');
      await panel.page.getByText('Browsers cannot').waitFor({ state: 'detached' });
      await panel.button('Connect').click();
      assert.equal((await sent(panel))?.method, 'POST');
    }));
});

describe('a body of another kind', () => {
  async function choose(panel: Panel, kind: string): Promise<void> {
    await panel.page.getByRole('combobox', { name: 'Body type', exact: true }).click();
    await panel.page.getByRole('option', { name: kind, exact: true }).click();
  }

  test('is JSON, and checked whatever it begins with', () =>
    bench.inPanel(withBody('x'), async (panel) => {
      assert.equal(await panel.page.getByText(/^Not JSON/).count(), 0);
      await choose(panel, 'JSON');
      await panel.page.getByText('Not JSON at line 1, column 1').waitFor();
      await panel.button('Connect').click();
      assert.equal((await sent(panel))?.bodyKind, 'json');
    }));

  test('is shown as JSON where a header says so', () =>
    bench.inPanel(withBody('{}', 'POST', 'application/json'), async (panel) => {
      const kind = panel.page.getByRole('combobox', { name: 'Body type', exact: true });
      await kind.getByText('JSON').waitFor();
    }));

  test('is a form, whose fields are filled with the keyboard', () =>
    bench.inPanel(withBody('kept'), async (panel) => {
      await choose(panel, 'Form');
      await panel.button('Add field').press('Enter');
      await panel.page.keyboard.type('a b');
      await panel.page.keyboard.press('Tab');
      await panel.page.keyboard.type('ü');
      await panel.button('Add field').press('Enter');
      await panel.page.getByRole('checkbox', { name: 'Send field 2', exact: true }).uncheck();
      assert.match(await panel.tab('Body').innerText(), /1/);
      await panel.button('Connect').click();
      const { form, bodyKind, body } = (await sent(panel)) ?? {};
      assert.deepEqual(form, [
        { enabled: true, name: 'a b', value: 'ü' },
        { enabled: false, name: '', value: '' },
      ]);
      assert.deepEqual([bodyKind, body], ['form', 'kept']);
    }));

  test('is a file, typed or chosen', () =>
    bench.inPanel(withBody('', 'GET'), async (panel) => {
      await choose(panel, 'File');
      const file = panel.page.getByRole('textbox', { name: 'File', exact: true });
      await file.fill('/tmp/typed.json');
      await panel.page.getByText('Browsers cannot send a body with GET.').waitFor();
      await panel.button('Connect').click();
      assert.equal((await sent(panel))?.bodyFile, '/tmp/typed.json');
      await panel.button('Choose…').press('Enter');
      await panel.page.waitForFunction(() => globalThis.fakeHost.callsOf('chooseBodyFile').length === 1);
      await panel.button('Connect').click();
      assert.equal((await sent(panel))?.bodyFile, 'chosen.json');
    }));

  test('is the file that a person chose, however long it took them', () =>
    bench.inPanel({ ...withBody('', 'POST'), stopsClock: true }, async (panel) => {
      await choose(panel, 'File');
      await panel.host((host) => {
        host.waiting = 'chooseBodyFile';
      });
      await panel.button('Choose…').press('Enter');
      await panel.page.waitForFunction(() => globalThis.fakeHost.callsOf('chooseBodyFile').length === 1);
      await panel.page.clock.fastForward('10:00:00');
      await panel.host((host) => host.goOn());
      await panel.button('Connect').click();
      assert.equal((await sent(panel))?.bodyFile, 'chosen.json');
      assert.equal(await panel.page.getByText('The extension').count(), 0);
    }));
});

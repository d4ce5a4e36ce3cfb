import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import type { RequestDraft } from '../../src/shared/boundary/page.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

function table(panel: Panel): Locator {
  return panel.page.getByRole('table', { name: 'Query parameters' });
}

function box(panel: Panel, name: string): Locator {
  return panel.page.getByRole('textbox', { name, exact: true });
}

/** Each row as `[x] name=value`, `[ ]` when it is switched off. */
async function rowsOf(panel: Panel): Promise<string[]> {
  const boxes = await panel.page.getByRole('checkbox', { name: /^Send parameter/ }).all();
  return Promise.all(
    boxes.map(async (send, index) => {
      const [name, value] = await Promise.all(
        ['Name', 'Value'].map((part) => box(panel, `${part} ${index + 1}`).inputValue()),
      );
      return `[${(await send.isChecked()) ? 'x' : ' '}] ${name}=${value}`;
    }),
  );
}

async function lastDraft(panel: Panel): Promise<RequestDraft | undefined> {
  const calls = await panel.host((host) => host.callsOf('saveDraft'));
  return calls.at(-1)?.[0] as RequestDraft | undefined;
}

describe('a host that is slow to begin', () => {
  test('does not take away what was typed meanwhile, nor the cursor', () =>
    bench.inPanel({ beginsLate: true, hydration: { focusUrl: true } }, async (panel) => {
      await panel.url.pressSequentially('localhost:8000/ev');
      await panel.host((host) => host.begin());
      await panel.host((host) => host.show({}));
      await panel.button('Disconnect').waitFor();
      await panel.page.keyboard.type('ents');
      assert.equal(await panel.url.inputValue(), 'localhost:8000/events');
    }));

  test('gives the request of the last time when nothing was typed', () =>
    bench.inPanel(
      { beginsLate: true, hydration: { draft: { url: 'http://h/last', method: 'GET', parameters: [] } } },
      async (panel) => {
        await panel.host((host) => host.begin());
        await eventually(async () => assert.equal(await panel.url.inputValue(), 'http://h/last'));
      },
    ));
});

describe('URL and query parameters are two views of one thing', () => {
  test('what is typed in the URL appears in the table, letter by letter', () =>
    bench.inPanel({}, async (panel) => {
      await panel.url.pressSequentially('localhost:8000/x?a=1&b=x%20y+z&flag#part');
      assert.deepEqual(await rowsOf(panel), ['[x] a=1', '[x] b=x y z', '[x] flag=']);
      await panel.url.press('Home');
      for (let i = 0; i < 'localhost:8000/x?a'.length; i++) await panel.url.press('ArrowRight');
      await panel.url.pressSequentially('bc');
      assert.equal(await panel.url.inputValue(), 'localhost:8000/x?abc=1&b=x%20y+z&flag#part');
      assert.equal((await rowsOf(panel))[0], '[x] abc=1');
    }));

  test('what is typed in the table appears in the URL, encoded, and leaves the others as they were', () =>
    bench.inPanel({}, async (panel) => {
      await panel.url.fill('http://h:1/x?a=1&b=x%20y&b=+#part');
      await box(panel, 'Value 1').fill('ä & b=c#%');
      assert.equal(await panel.url.inputValue(), 'http://h:1/x?a=%C3%A4+%26+b%3Dc%23%25&b=x%20y&b=+#part');
      await box(panel, 'Name 3').press('End');
      await panel.page.keyboard.type('!');
      assert.equal(await panel.url.inputValue(), 'http://h:1/x?a=%C3%A4+%26+b%3Dc%23%25&b=x%20y&b%21=+#part');
      assert.deepEqual(await rowsOf(panel), ['[x] a=ä & b=c#%', '[x] b=x y', '[x] b!= ']);
    }));

  test('parameters are added, switched off and on, and removed with the keyboard', () =>
    bench.inPanel({}, async (panel) => {
      await panel.url.fill('http://h/x?a=1');
      await panel.button('Add parameter').press('Enter');
      await panel.page.keyboard.type('q');
      await panel.page.keyboard.press('Tab');
      await panel.page.keyboard.type('v w');
      assert.equal(await panel.url.inputValue(), 'http://h/x?a=1&q=v+w');

      await panel.page.getByRole('checkbox', { name: 'Send parameter 1' }).press('Space');
      assert.equal(await panel.url.inputValue(), 'http://h/x?q=v+w');
      await panel.url.press('End');
      await panel.url.pressSequentially('&z=1');
      assert.deepEqual(await rowsOf(panel), ['[ ] a=1', '[x] q=v w', '[x] z=1']);
      await panel.page.getByRole('checkbox', { name: 'Send parameter 1' }).press('Space');
      assert.equal(await panel.url.inputValue(), 'http://h/x?a=1&q=v+w&z=1');

      await panel.button('Remove parameter 2').press('Enter');
      assert.equal(await panel.url.inputValue(), 'http://h/x?a=1&z=1');
      assert.ok(await panel.button('Remove parameter 2').evaluate((button) => button.matches(':focus')));
      await panel.button('Remove parameter 2').press('Enter');
      await panel.button('Remove parameter 1').press('Enter');
      assert.equal(await panel.url.inputValue(), 'http://h/x');
      assert.ok(await panel.button('Add parameter').evaluate((button) => button.matches(':focus')));
      assert.equal(await table(panel).count(), 0);
    }));

  test('a paste with blanks and line feeds around it is taken as it is meant', () =>
    bench.inPanel({}, async (panel) => {
      await panel.url.focus();
      await panel.page.evaluate(() => document.execCommand('insertText', false, '  http://h/x?a=1 \n'));
      assert.deepEqual(await rowsOf(panel), ['[x] a=1']);
      await panel.url.press('Enter');
      assert.equal(await panel.host((host) => host.callsOf('connect').length), 1);
    }));
});

describe('connecting', () => {
  test('Enter in the URL box, and the button, send the draft', () =>
    bench.inPanel({}, async (panel) => {
      await panel.url.fill('localhost:8000/x?a=1');
      await panel.url.press('Enter');
      await panel.button('Connect').click();
      const calls = await panel.host((host) => host.callsOf('connect'));
      const parameters = [{ enabled: true, name: 'a', value: '1', raw: 'a=1' }];
      assert.deepEqual(calls, [
        [{ url: 'localhost:8000/x?a=1', method: 'GET', parameters }],
        [{ url: 'localhost:8000/x?a=1', method: 'GET', parameters }],
      ]);
    }));

  test('the method is chosen with the keyboard or the mouse', () =>
    bench.inPanel({}, async (panel) => {
      const method = panel.page.getByRole('combobox', { name: 'Method' });
      await method.click();
      const options = await panel.page.getByRole('option').allInnerTexts();
      assert.deepEqual(
        options.map((text) => text.trim()),
        ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      );
      await panel.page.getByRole('option', { name: 'POST' }).click();
      await panel.url.fill('localhost');
      await panel.url.press('Enter');
      // A list that opens under the mouse takes the option there for the one that is meant.
      await panel.page.mouse.move(0, 0);
      await method.press('ArrowDown');
      await method.press('ArrowDown');
      await method.press('Enter');
      await panel.url.press('Enter');
      const methods = await panel.host((host) =>
        host.callsOf('connect').map(([draft]) => (draft as RequestDraft).method),
      );
      assert.deepEqual(methods, ['POST', 'PUT']);
    }));

  test('while a stream lives the button disconnects, and Enter still connects anew', () =>
    bench.inPanel({}, async (panel) => {
      await panel.url.fill('localhost');
      for (const state of ['connecting', 'open', 'waiting'] as const) {
        await panel.host((host, state) => host.show({ state, text: state }), state);
        assert.equal(await panel.button('Connect').count(), 0, state);
        await panel.button('Disconnect').waitFor();
      }
      await panel.url.press('Enter');
      await panel.button('Disconnect').click();
      await panel.button('Connect').waitFor();
      const calls = await panel.host((host) => host.calls.map(({ name }) => name));
      assert.deepEqual(
        calls.filter((name) => /connect/.test(name)),
        ['connect', 'disconnect'],
      );
    }));

  test('what is not a URL gets a message at the box, which goes when it is one, and nothing is lost', () =>
    bench.inPanel({}, async (panel) => {
      const alert = panel.page.getByRole('alert');
      await panel.url.fill('ftp://h/x?a=1');
      assert.equal(await alert.innerText(), '');
      assert.equal(await panel.url.getAttribute('aria-invalid'), 'false');
      await panel.button('Connect').click();
      assert.match(await alert.innerText(), /not ftp:/);
      assert.equal(await panel.url.getAttribute('aria-invalid'), 'true');
      assert.match((await panel.url.getAttribute('aria-describedby')) ?? '', /message/);
      assert.ok(await panel.url.evaluate((box) => box.matches(':focus')));
      assert.equal(await panel.url.inputValue(), 'ftp://h/x?a=1');
      assert.deepEqual(await rowsOf(panel), ['[x] a=1']);
      assert.equal(await panel.host((host) => host.callsOf('connect').length), 0);

      await panel.url.fill('http:/');
      assert.match(await alert.innerText(), /(?:Enter|Use) .*http:\/\//);
      await panel.url.fill('http://h');
      assert.equal(await alert.innerText(), '');
      await panel.url.fill('');
      assert.equal(await alert.innerText(), '', 'nobody is told off while typing');
    }));

  test('what the host refuses is said at the box, until the request is edited', () =>
    bench.inPanel({ refusal: 'A body needs another method.' }, async (panel) => {
      await panel.url.fill('localhost');
      await panel.url.press('Enter');
      const alert = panel.page.getByRole('alert');
      await alert.getByText('A body needs another method.').waitFor();
      await panel.url.pressSequentially('/x');
      assert.equal(await alert.innerText(), '');
    }));
});

describe('the draft', () => {
  test('is there from the host, with the cursor in the box when it is wanted, and can be typed over', () =>
    bench.inPanel(
      { hydration: { draft: { url: 'http://h/?a=1', method: 'PUT', parameters: [] }, focusUrl: true } },
      async (panel) => {
        await eventually(async () => assert.ok(await panel.url.evaluate((box) => box.matches(':focus'))));
        assert.deepEqual(await rowsOf(panel), ['[x] a=1']);
        assert.match(await panel.page.getByRole('combobox', { name: 'Method' }).innerText(), /PUT/);
        await panel.page.keyboard.type('h2');
        assert.equal(await panel.url.inputValue(), 'h2');
        await panel.button('Connect').focus();
        await panel.host((host) => host.focusUrl());
        await eventually(async () => assert.ok(await panel.url.evaluate((box) => box.matches(':focus'))));
      },
    ));

  test('is saved when the person pauses, and kept at once for a reload', () =>
    bench.inPanel({}, async (panel) => {
      await panel.url.fill('http://h/?a=1');
      await panel.page.getByRole('checkbox', { name: 'Send parameter 1' }).uncheck();
      const expected = {
        url: 'http://h/',
        method: 'GET',
        parameters: [{ enabled: false, name: 'a', value: '1', raw: 'a=1' }],
      };
      const state = await panel.host((host) => host.state);
      assert.deepEqual((state as { draft: unknown }).draft, expected);
      await eventually(async () => assert.deepEqual(await lastDraft(panel), expected));
    }));

  test('comes back after a reload, with what was switched off', () =>
    bench.inPanel(
      {
        state: {
          draft: { url: 'h?b=2', method: 'POST', parameters: [{ enabled: false, name: 'a', value: '1' }] },
        },
      },
      async (panel) => {
        await eventually(async () => assert.deepEqual(await rowsOf(panel), ['[ ] a=1', '[x] b=2']));
        assert.equal(await panel.url.inputValue(), 'h?b=2');
      },
    ));

  test('the table folds away, and says how many parameters it holds', () =>
    bench.inPanel({}, async (panel) => {
      await panel.url.fill('h?a&b&c');
      const fold = panel.page.getByRole('button', { name: /^Query parameters/ });
      assert.match(await fold.innerText(), /3/);
      assert.equal(await fold.getAttribute('aria-expanded'), 'true');
      await fold.press('Enter');
      assert.equal(await fold.getAttribute('aria-expanded'), 'false');
      assert.equal(await table(panel).count(), 0);
    }));
});

test('a URL that is hardly meant as it was written is fixed with one click', () =>
  bench.inPanel({}, async (panel) => {
    await box(panel, 'URL').fill('"http://localhost:8000/#/events?a=1"');
    await panel.page.getByText('The URL is in quotation marks or brackets.').waitFor();
    await panel.button('Fix URL').click();
    await panel.page.getByText('Nothing after the # is sent to the server').waitFor();
    await panel.button('Fix URL').click();
    assert.equal(await box(panel, 'URL').inputValue(), 'http://localhost:8000/events?a=1');
    assert.equal(await panel.button('Fix URL').count(), 0);
    assert.deepEqual(await rowsOf(panel), ['[x] a=1']);
  }));

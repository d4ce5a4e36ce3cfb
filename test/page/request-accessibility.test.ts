import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RequestDraft } from '../../src/shared/boundary/page.ts';
import { seriousInAllThemes } from './support/axe.ts';
import { PanelBench, type Panel, type PanelOptions } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const draft: RequestDraft = {
  url: 'https://api.example.com/v1/messages?beta=true',
  method: 'GET',
  parameters: [],
  headers: [
    { enabled: true, name: 'Content-Type', value: 'application/json' },
    { enabled: true, name: 'X-Api-Key', value: 'secret' },
    { enabled: false, name: 'X-Off', value: 'not sent' },
    { enabled: true, name: 'X Y', value: 'forbidden' },
  ],
  body: '{"stream": true,}',
};

/** The headers are open, with all there is to complain of. */
const unfolded: PanelOptions = {
  hydration: { draft },
  state: { requestTab: 'headers' },
  reading: { draft, untaken: ['-k'] },
};

async function complain(panel: Panel): Promise<void> {
  await panel.button('Show value 2').click();
  await panel.openRequest('Body');
  await panel.page.getByText('Not JSON').waitFor();
  await panel.button('Connect').click();
  await panel.page.getByRole('alert').getByText('Header 4 cannot be sent.').waitFor();
}

/** What reaches beyond the right edge. */
async function outside(panel: Panel): Promise<string[]> {
  return panel.page.evaluate(() => {
    const found: string[] = [];
    const look = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        const { right, width } = element.getBoundingClientRect();
        // Tabs and a table of cookies scroll in themselves, and must not reach beyond the edge with that.
        const isScrolled =
          element.closest('[role=tablist] *, sse-cookie-table .scroll *, .scroll > table, .scroll > table *') !== null;
        if (width > 1 && right > innerWidth && element.closest('sse-event-grid') === null && !isScrolled)
          found.push(element.outerHTML);
        if (element.shadowRoot !== null && element.localName !== 'sse-event-grid') look(element.shadowRoot);
      }
    };
    look(document);
    return found;
  });
}

/** What else a request can have, unfolded. */
function withMore(bodyKind: 'form' | 'file'): PanelOptions {
  const more: Partial<RequestDraft> = {
    url: 'http://{{host}}/',
    method: 'POST',
    auth: { kind: 'basic', user: '{{user}}', password: 'p' },
    headers: [{ enabled: true, name: 'Authorization', value: 'Mine' }],
    bodyKind,
    form: [{ enabled: true, name: 'a', value: '{{b}}' }],
    bodyFile: '{{file}}',
    environment: 'local',
  };
  return {
    hydration: { draft: { ...draft, ...more }, environments: ['local', 'staging'] },
    state: { requestTab: 'auth' },
  };
}

async function complainOfVariables(panel: Panel): Promise<void> {
  const places = ['url', 'auth user', 'form 0 value', 'bodyFile'] as const;
  await panel.host(
    (host, problems) => {
      host.problems = problems;
      return host.setEnvironments(['local', 'staging']);
    },
    places.map((place) => ({ place, text: `There is no variable at ${place}.` })),
  );
  await panel.page.getByText('There is no variable at auth user.').waitFor();
}

/** How the server is reached, unfolded. */
const withWay: PanelOptions = {
  hydration: { draft: { ...draft, options: { proxy: 'http://me:p@proxy:1', trustAnyCertificate: true } } },
  state: { requestTab: 'cookies' },
};

async function showWay(panel: Panel): Promise<void> {
  const cookie = { name: 'a', value: 'b', domain: 'api.example.com', path: '/', secure: true, httpOnly: false };
  await panel.host((host, cookie) => host.keepCookies([cookie]), cookie);
  await panel.host((host) => host.show({ state: 'closed', text: 'Closed: text/html', offer: 'acceptAnswer' }));
  const value = panel.page.getByLabel('Cookie value 1', { exact: true });
  await value.fill('a blank');
  await value.press('Tab');
  await panel.page.getByText('contain spaces').waitFor();
}

describe('axe finds nothing serious in any theme', () => {
  test('an unfolded request with problems', () =>
    bench.inPanel({ ...unfolded, size: { width: 1000, height: 1000 } }, async (panel) => {
      await complain(panel);
      assert.deepEqual(await seriousInAllThemes(panel), []);
    }));

  for (const kind of ['form', 'file'] as const) {
    test(`an authorization, an environment and a body of the kind ${kind}, with problems`, () =>
      bench.inPanel({ ...withMore(kind), size: { width: 1000, height: 1000 } }, async (panel) => {
        await complainOfVariables(panel);
        assert.deepEqual(await seriousInAllThemes(panel), []);
      }));
  }

  test('options, cookies and an offer', () =>
    bench.inPanel({ ...withWay, size: { width: 1000, height: 1300 } }, async (panel) => {
      await showWay(panel);
      assert.deepEqual(await seriousInAllThemes(panel), []);
    }));

  test('the list of methods, and the preview', () =>
    bench.inPanel({ ...withMore('file') }, async (panel) => {
      await panel.page.getByRole('combobox', { name: 'Method' }).click();
      await panel.page.getByRole('option', { name: 'POST' }).waitFor();
      assert.deepEqual(await seriousInAllThemes(panel), []);
      await panel.button('Preview request').click();
      await panel.page.getByRole('dialog').waitFor();
      assert.deepEqual(await seriousInAllThemes(panel), []);
    }));

  test('the menu to copy it, in a narrow panel', () =>
    bench.inPanel({ ...unfolded, size: { width: 320, height: 900 } }, async (panel) => {
      await panel.button('Copy as').click();
      await panel.page.getByRole('menu').waitFor();
      assert.deepEqual(await seriousInAllThemes(panel), []);
    }));
});

test('a panel of 320 px cuts nothing off', () =>
  bench.inPanel({ ...unfolded, size: { width: 320, height: 1200 } }, async (panel) => {
    await complain(panel);
    assert.deepEqual(await outside(panel), []);
  }));

test('nor an authorization, a body and an environment', () =>
  bench.inPanel({ ...withMore('file'), size: { width: 320, height: 1200 } }, async (panel) => {
    await complainOfVariables(panel);
    assert.deepEqual(await outside(panel), []);
  }));

test('nor options and cookies', () =>
  bench.inPanel({ ...withWay, size: { width: 320, height: 1500 } }, async (panel) => {
    await showWay(panel);
    assert.deepEqual(await outside(panel), []);
  }));

test('everything can be reached with Tab, in the order in which it stands', () =>
  bench.inPanel(unfolded, async (panel) => {
    await panel.button('Show value 2').waitFor();
    await panel.url.focus();
    const names: string[] = [];
    while (names.at(-1) !== 'Last-Event-ID box' && names.length < 50) {
      await panel.page.keyboard.press('Tab');
      names.push(
        await panel.page.evaluate(() => {
          let active = document.activeElement;
          while (active?.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement;
          if (active instanceof HTMLTextAreaElement) return `${active.ariaLabel} box`;
          if (active instanceof HTMLInputElement && active.labels?.[0] !== undefined)
            return `${active.labels[0].textContent} box`;
          return active?.ariaLabel ?? active?.textContent?.trim().replaceAll(/\s+/g, ' ') ?? '';
        }),
      );
    }
    const at = (name: string): number => names.indexOf(name);
    const wanted = [
      'Connect',
      'Headers 3',
      'Copy as',
      'Preview request',
      'Send header 1',
      'Header name 1',
      'Header value 1',
      'Remove header 1',
      'Show value 2',
      'Add header',
      'Last-Event-ID box',
    ];
    assert.deepEqual(
      wanted.map((name) => [name, at(name) >= 0]),
      wanted.map((name) => [name, true]),
      names.join(' | '),
    );
    assert.deepEqual(
      wanted.toSorted((a, b) => at(a) - at(b)),
      wanted,
    );
  }));

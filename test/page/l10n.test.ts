/**
 * Every text of the page can be translated. In a language that puts brackets around each text, all that a person can see or
 * hear stands in brackets; what the tests bring along as data has no Latin letters.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Texts } from '../../scripts/l10n/texts.ts';
import type { RequestDraft, StreamDiagnoses } from '../../src/shared/boundary/page.ts';
import type { ConnectionAttempt } from '../../src/shared/stream/records.ts';
import { cutOff, measured } from './support/measured.ts';
import { type Panel, PanelBench, type PanelOptions } from './support/panel-page.ts';
import { requestTabIds } from '../../src/page/model/panel-layout.ts';
import { twoAttempts, wiredAttempt } from './support/samples.ts';
import { unmarked } from './support/unmarked.ts';

const read = (file: string): Texts =>
  JSON.parse(readFileSync(new URL(`../../l10n/${file}`, import.meta.url), 'utf8')) as Texts;

const bracketed = Object.fromEntries(
  Object.entries(read('bundle.l10n.json')).map(([key, text]) => [
    key,
    `⟦${typeof text === 'string' ? text : text.message}⟧`,
  ]),
);

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start(bracketed);
});
after(() => bench.stop());

const draft: RequestDraft = {
  url: 'http://127.0.0.1/?1=2',
  method: 'GET',
  parameters: [{ enabled: true, name: '1', value: '2' }],
  headers: [
    { enabled: true, name: 'Authorization', value: '1' },
    { enabled: false, name: '2', value: '3' },
  ],
  auth: { kind: 'basic', user: 'α', password: 'β' },
  body: '{"α": 1,}',
  bodyKind: 'json',
  environment: 'ε',
  options: { proxy: 'http://127.0.0.1:1', trustAnyCertificate: true },
};

const events = Array.from({ length: 30 }, (_, i) => ({
  ...(i % 3 === 0 && { type: 'α' }),
  ...(i % 5 === 0 && { id: String(i) }),
  data: i % 2 === 0 ? `{"α":${i}}` : `β ${i}`,
  again: i === 7,
}));

const diagnoses: StreamDiagnoses = {
  diagnoses: [
    { kind: 'unknownField', subject: 'α', count: 2, facts: { field: 'α' }, places: [{ seq: 0, isBetween: true }] },
    { kind: 'noCors', subject: '', count: 1, facts: {}, places: [] },
    { kind: 'compressed', subject: '', count: 1, facts: { encoding: 'β' }, places: [{ seq: 3, isBetween: false }] },
    { kind: 'similarTypes', subject: 'α', count: 1, facts: { type: 'α', other: 'α ' }, places: [] },
  ],
  off: ['stall'],
  looked: 10,
  received: 30,
};

async function push(panel: Panel): Promise<void> {
  await panel.host((host, given) => host.push(...given), events);
  await panel.host((host) => host.show({ state: 'open', text: '1' }));
  await panel.rows.first().waitFor();
}

async function showDetails(panel: Panel, tab: string, data: string): Promise<void> {
  await push(panel);
  await panel.rows.filter({ hasText: data }).last().click();
  await panel.page.getByRole('tab', { name: `⟦${tab}⟧` }).click();
  await panel.eventView.waitFor();
}

const places: Readonly<
  Record<string, { readonly options?: PanelOptions; readonly show: (panel: Panel) => Promise<void> }>
> = {
  'an empty panel': { show: async () => {} },
  ...Object.fromEntries(
    requestTabIds.map((requestTab) => [
      `the request: ${requestTab}`,
      {
        options: { hydration: { draft, environments: ['ε'] }, state: { requestTab } },
        show: async (panel: Panel) => {
          const cookie = { name: '1', value: '2', domain: '3', path: '/', secure: true, httpOnly: false };
          await panel.host((host, cookie) => host.keepCookies([cookie]), cookie);
          await panel.page.getByRole('combobox', { name: 'Method' }).click();
        },
      },
    ]),
  ),
  'a form, a token, and waits that grow': {
    options: {
      hydration: {
        draft: {
          ...draft,
          bodyKind: 'form',
          form: [{ enabled: true, name: '1', value: '2' }],
          auth: { kind: 'apiKey', in: 'header', name: '1', value: '2' },
          reconnect: 'backOff',
        },
      },
      state: { requestTab: 'body' },
    },
    show: async (panel) => {
      await panel.page.locator('sse-form-table .row').waitFor();
    },
  },
  'a file, a bearer': {
    options: {
      hydration: { draft: { ...draft, bodyKind: 'file', bodyFile: '1', auth: { kind: 'bearer', token: '2' } } },
      state: { requestTab: 'body' },
    },
    show: async (panel) => {
      await panel.page.getByText('⟦Choose…⟧').waitFor();
    },
  },
  'the preview': {
    show: async (panel) => {
      await panel.button('⟦Preview request⟧').click();
      await panel.page.getByRole('dialog').waitFor();
    },
  },
  'a list with all that rows can have, and the account of its events': {
    show: async (panel) => {
      await push(panel);
      await panel.host((host) => host.drop(3));
      await panel.button(/⟦dropped⟧/).click();
      await panel.page.locator('.account:popover-open').waitFor();
    },
  },
  'a list that waits': {
    show: async (panel) => {
      await push(panel);
      await panel.grid.press('Home');
      await panel.button('⟦Pause⟧').click();
      await panel.host((host, given) => host.push(...given), events);
      await panel.button(/⟦received⟧/).click();
      await panel.page.locator('.account:popover-open').waitFor();
    },
  },
  'a filter, what it hides, and stop rules of all kinds': {
    options: {
      hydration: {
        stopOn: [
          { type: 'α' },
          { contains: 'β' },
          { path: '$.α', equals: 1 },
          { afterEvents: 5 },
          { afterSeconds: 5 },
          { silenceSeconds: 5 },
          { serverEnds: true },
        ],
      },
    },
    show: async (panel) => {
      await push(panel);
      await panel.page.locator('sse-request-bar .chip').click();
      await panel.page.locator('#tab-stop').click();
      await panel.page.getByRole('searchbox').fill('β');
      await panel.button(/⟦kept⟧/).click();
      await panel.button(/⟦hidden⟧/).click();
      await panel.page.locator('.account.of-hidden').getByText('β').waitFor();
    },
  },
  'a list without rows, and what can be written in the filter': {
    show: async (panel) => {
      await push(panel);
      const box = panel.page.getByRole('searchbox');
      await box.fill('γγγ');
      await panel.button('⟦Show all⟧').waitFor();
      await box.fill('');
      await box.press('Control+Space');
      await panel.page.getByRole('listbox', { name: 'Suggestions' }).waitFor();
    },
  },
  'a filter that cannot be read': {
    show: async (panel) => {
      await push(panel);
      await panel.page.getByRole('searchbox').fill('size>1α');
      await panel.page.locator('sse-search-box [role=alert] .message').waitFor();
    },
  },
  'the menu of the columns': {
    show: async (panel) => {
      await push(panel);
      await panel.page.getByRole('columnheader').nth(1).click({ button: 'right' });
      await panel.page.getByRole('menu', { name: 'Columns' }).waitFor();
    },
  },
  'a column from a JSON path': {
    show: async (panel) => {
      await push(panel);
      await panel.button('⟦Columns⟧').click();
      await panel.page.getByRole('menuitem', { name: 'Add Column' }).click();
      await panel.page.getByRole('dialog').getByText('⟦Add Column⟧').click();
      await panel.page.getByRole('dialog').getByText('⟧').first().waitFor();
    },
  },
  'menus and the jump to an event': {
    show: async (panel) => {
      await push(panel);
      await panel.grid.press('Control+g');
      await panel.page.locator('sse-event-grid sse-jump-bar, sse-jump-bar').first().waitFor();
      await panel.button('⟦More actions⟧').click();
      await panel.page.getByRole('menu').waitFor();
    },
  },
  'what is found in the list': {
    show: async (panel) => {
      await push(panel);
      await panel.grid.press('Control+f');
      await panel.page.getByRole('textbox', { name: 'Find events' }).fill('β');
      await panel.page.getByRole('status', { name: 'Matches' }).getByText('15').waitFor();
    },
  },
  'data as a tree': {
    show: async (panel) => {
      await showDetails(panel, 'Data', '"α"');
      await panel.page.locator('sse-json-view input').fill('α');
      await panel.page.locator('sse-json-view .hits').waitFor();
    },
  },
  'data as text': { show: (panel) => showDetails(panel, 'Data', 'β') },
  'raw bytes': { show: (panel) => showDetails(panel, 'Raw', 'β') },
  'the bytes in hexadecimal': {
    show: async (panel) => {
      await showDetails(panel, 'Raw', 'β');
      await panel.button('⟦Show in hexadecimal⟧').click();
      await panel.page.locator('sse-hex-view').waitFor();
    },
  },
  'what there is to know of an event': {
    show: async (panel) => {
      await showDetails(panel, 'Info', 'β');
      await panel.page.getByText('⟦In that read⟧').waitFor();
    },
  },
  'attempts, a wait, and an answer': {
    options: { state: { dockTab: 'attempts' } },
    show: async (panel) => {
      const attempts = twoAttempts.map(withAllThatIsTold);
      await panel.host(async (host, attempts) => {
        host.attempts = attempts;
        await host.show({ state: 'waiting', text: '1', reconnectAt: Date.now() + 9000, answer: '2' }, [
          { text: '1', advice: '2' },
        ]);
      }, attempts);
      await panel.button(/⟦Attempt 2: headers⟧/).click();
      await panel.page.getByText('⟦Sent⟧').waitFor();
    },
  },
  'an attempt that is told of the wire': {
    options: { state: { dockTab: 'attempts' } },
    show: async (panel) => {
      await panel.host(async (host, attempt) => {
        host.attempts = [attempt];
        await host.show({ text: '1' });
      }, wiredAttempt);
      await panel.button(/⟦Attempt 1: headers⟧/).click();
      await panel.page.getByText('⟦Response head as it came⟧').click();
    },
  },
  'an attempt without a response': {
    show: async (panel) => {
      await panel.host((host) => {
        const begunAt = Date.now() - 20_000;
        const pending = { awaits: 'headers', begunAt, since: begunAt, host: '1' } as const;
        return host.show({ state: 'connecting', text: '1', pending });
      });
      await panel.page
        .getByText(/^⟦Connecting: connected to 1, request sent/)
        .first()
        .waitFor();
    },
  },
  'an answer that can be read all the same': {
    show: (panel) => panel.host((host) => host.show({ state: 'closed', text: '1', offer: 'acceptAnswer' })),
  },
  'a silence': {
    show: async (panel) => {
      await panel.host((host) =>
        host.show({ state: 'open', text: '1', lastByteAt: Date.now() - 70_000, warnAfterMs: 60_000 }),
      );
      await panel.page.getByRole('alert').getByText('⟦').waitFor();
    },
  },
  diagnoses: {
    options: { state: { dockTab: 'diagnostics' }, size: { width: 1000, height: 1200 } },
    show: async (panel) => {
      await panel.host(async (host, given) => {
        host.streamDiagnoses = given;
        await host.show({ state: 'open', text: '1' });
      }, diagnoses);
      for (const place of [0, 1, 2, 3]) {
        await panel.page.locator('sse-diagnosis-list button.head').nth(place).click();
        await panel.page.locator('sse-diagnosis-list .details').waitFor();
        assert.deepEqual(await unmarked(panel), []);
      }
    },
  },
  'the timeline, as a table too': {
    options: { state: { dockTab: 'charts' } },
    show: async (panel) => {
      await showCharts(panel);
      await panel.page.getByRole('slider').press('ArrowLeft');
      await panel.button('⟦Table⟧').click();
      await panel.page.getByRole('table', { name: 'Timeline' }).waitFor();
    },
  },
  'the statistics': {
    options: { state: { dockTab: 'charts', statisticsShown: true } },
    show: async (panel) => {
      await showCharts(panel);
    },
  },
};

function withAllThatIsTold({ end, ...attempt }: ConnectionAttempt): ConnectionAttempt {
  return {
    ...attempt,
    repeated: 2,
    idWent: 'back',
    via: '1',
    ...(end !== undefined && { end: { ...end, message: '1' } }),
    responseHeaders: [],
    requestHeaders: [],
  };
}

/** Reasons are the host's texts. */
function withNoReason({ end, ...attempt }: ConnectionAttempt): ConnectionAttempt {
  return end === undefined ? attempt : { ...attempt, end: { ...end, message: '1' } };
}

async function showCharts(panel: Panel): Promise<void> {
  const statistics = measured(
    [0, 1, 2, 700, 800, 6000].map((ms, n) => [ms, n % 2 === 0 ? 'α' : 'β', 40]),
    4,
  );
  const attempts = cutOff.map(withNoReason);
  await panel.host((host, given) => Object.assign(host, given), { statistics, attempts });
  await push(panel);
  await panel.page.locator('sse-charts').locator('canvas, table').first().waitFor();
}

describe('every text can be translated in', () => {
  for (const [name, { options = {}, show }] of Object.entries(places)) {
    test(name, () =>
      bench.inPanel(options, async (panel) => {
        // What the host says is the host's.
        await panel.host((host) => host.show({ state: 'idle', text: '1' }));
        await show(panel);
        assert.deepEqual(await unmarked(panel), []);
      }),
    );
  }
});

test('a text that is not in the bundle is found', () =>
  bench.inPanel({}, async (panel) => {
    await panel.host((host) => host.show({ state: 'idle', text: '1' }));
    await panel.page.evaluate(() => {
      document.querySelector('sse-app')?.shadowRoot?.append('Left ⟦out⟧');
    });
    assert.deepEqual(await unmarked(panel), ['#text: Left ⟦out⟧']);
  }));

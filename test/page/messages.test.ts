import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { headerMessages } from '../../src/shared/messages/request-messages.ts';
import { formatCount } from '../../src/page/ui/format.ts';
import { defaultLayout } from '../../src/page/model/columns.ts';
import { jumpHint } from '../../src/page/grid/jump.ts';
import { assertOpens, eachCase, type CasesAt, type openedInPage } from '../support/message-cases.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { measured, tenSeconds } from './support/measured.ts';
import { PanelBench, type Panel, type PanelOptions } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

/** Does something in a panel. @returns what is written there then, from these words on */
async function shown(options: PanelOptions, words: RegExp, act: (panel: Panel) => Promise<unknown>): Promise<string> {
  let text = '';
  await bench.inPanel(options, async (panel) => {
    await act(panel);
    const found = panel.page.getByText(words).last();
    await found.waitFor({ state: 'attached' });
    text = (await found.evaluate((element) => element.textContent)).trim().replaceAll(/\s+/g, ' ');
  });
  return text;
}

const draft = { url: 'http://h/', method: 'GET', parameters: [] };

function withHeader(name: string): PanelOptions {
  return { hydration: { draft: { ...draft, headers: [{ enabled: true, name, value: 'hush' }] } } };
}

/** Shows the details of the first event. */
async function read(panel: Panel): Promise<void> {
  await panel.host((host) => host.push({ data: 'x' }));
  await panel.rows.first().click();
  await panel.page.getByRole('tabpanel').waitFor();
}

/** Asks for the details of an event that is gone. */
async function readGone(panel: Panel): Promise<void> {
  await panel.host((host) => host.push({ data: 'a' }, { data: 'b' }, { data: 'c' }));
  await panel.host((host) => host.drop(2));
  await panel.rows.last().click();
  await panel.page.getByRole('tabpanel').waitFor();
  await panel.host((host) => host.show({ state: 'closed', text: 'Closed', stoppedBySeq: 1 }));
  await panel.button('Go to event 1').click();
}

/** Goes to a place in a list that has these events, and others before them that were dropped. */
function gone(place: string, words: RegExp, prepare: (panel: Panel) => Promise<unknown> = async () => {}) {
  return shown({}, words, async (panel) => {
    await panel.host((host) => host.push({ data: 'a' }, { data: 'b' }, { data: 'c' }));
    await panel.host((host) => host.drop(1));
    await prepare(panel);
    await panel.button('Go to event').click();
    await panel.page.getByRole('textbox', { name: 'Go to event' }).fill(place);
    await panel.page.getByRole('textbox', { name: 'Go to event' }).press('Enter');
  });
}

/** As the list writes it: a moment after its events, which is still on their day. */
const justAfter = `${new Date(Date.UTC(2025, 0, 1, 12)).toTimeString().slice(0, 8)}.006`;

/** Filters the list. */
async function filter(panel: Panel, query: string, rows: number): Promise<void> {
  await panel.page.getByRole('searchbox', { name: 'Filter events' }).fill(query);
  await panel.page.getByRole('searchbox', { name: 'Filter events' }).press('Enter');
  await eventually(async () => assert.equal(await panel.rows.count(), rows));
}

const cases: CasesAt<typeof openedInPage> = {
  header: {
    inRow: {
      facts: [1, headerMessages.badName()],
      open: () => shown(withHeader('a b'), /cannot be sent/, (panel) => panel.button('Connect').click()),
      secrets: ['hush'],
    },
  },
  body: {
    withMethod: {
      facts: ['GET'],
      open: async () => {
        const options = { hydration: { draft: { ...draft, body: 'hush' } }, state: { bodyUnfolded: true } };
        const text = await shown(options, /Browsers cannot send/, async () => {});
        return text.replace(/ ?Use POST$/, '');
      },
      secrets: ['hush'],
    },
  },
  event: {
    notRead: { facts: [], open: () => shown({}, /before it could be read/, readGone) },
    droppedSince: {
      facts: [],
      open: () =>
        shown({}, /since been dropped from the log/, async (panel) => {
          await read(panel);
          await panel.host((host) => host.push({ data: 'y' }));
          await panel.host((host) => host.drop(1));
        }),
    },
    notOpened: {
      facts: [],
      open: () =>
        shown({}, /Not opened/, async (panel) => {
          await read(panel);
          await panel.host((host) => host.drop(1));
          await panel.button(/Open .*[Ee]ditor/).click();
        }),
    },
  },
  list: {
    noPlace: { facts: [jumpHint], open: () => gone('soon', /match any place in the list/) },
    noTimeOfDay: { facts: [], open: () => gone('25:00', /valid time of day/) },
    noBookmark: {
      facts: [],
      open: () => shown({}, /no bookmark/, (panel) => panel.grid.press('F2')),
    },
    onlyEvents: {
      facts: [],
      open: () =>
        shown({ hydration: { layout: { ...defaultLayout, marks: ['gap'] } } }, /Only an event/, async (panel) => {
          await panel.host((host) => host.annotate({ kind: 'gap', ms: 9000 }));
          await panel.grid.getByText('Gap of').click();
          await panel.grid.press('b');
        }),
    },
    dropped: { facts: [formatCount(1)], open: () => gone('1', /was dropped/) },
    noRows: { facts: [], open: () => gone('2', /list is empty/, (panel) => filter(panel, 'z', 0)) },
    notShown: { facts: [formatCount(2)], open: () => gone('2', /currently hidden/, (panel) => filter(panel, 'c', 1)) },
    noEvent: { facts: [formatCount(4000), formatCount(3)], open: () => gone('4000', /There is no event/) },
    noneSince: { facts: [], open: () => gone(justAfter, /no events at that time/) },
    noId: { facts: ['x'], open: () => gone('id:x', /has the ID/) },
  },
  extension: {
    noPicture: {
      facts: [],
      open: () =>
        shown({}, /chart could not be loaded/, async (panel) => {
          await panel.page.route('**/uplot.js', (route) => route.abort());
          await panel.host((host, given) => Object.assign(host, given), { statistics: measured(tenSeconds) });
          await panel.host((host) => host.push({ data: 'x' }));
          await panel.button(/^Charts/).click();
          await panel.page.getByRole('alert').filter({ hasText: 'The chart' }).waitFor();
          panel.expectProblem(/ERR_FAILED/);
        }),
    },
    noAnswer: {
      facts: ['The engine is gone.'],
      open: () =>
        shown({}, /couldn't respond/, async (panel) => {
          await panel.host((host) => {
            host.failing = 'details';
          });
          await panel.host((host) => host.push({ data: 'x' }));
          await panel.rows.first().click();
          await panel.page.getByRole('alert').filter({ hasText: 'The engine is gone' }).waitFor();
          panel.expectProblem(/The engine is gone/);
        }),
    },
  },
};

describe('a message of the panel', () => {
  for (const { theme, name, given } of eachCase(cases)) {
    test(`is opened: ${theme}.${name}`, () => assertOpens(theme, name, given));
  }
});

test('that the extension could not respond is said until the person goes on and it can', () =>
  bench.inPanel({}, async (panel) => {
    const alert = panel.page.getByRole('alert').filter({ hasText: 'The engine is gone' });
    await panel.host((host) => host.push({ data: 'x' }, { data: 'y' }));
    await panel.host((host) => {
      host.failing = 'details';
    });
    await panel.rows.first().click();
    await alert.waitFor();
    panel.expectProblem(/The engine is gone/);
    // The page looks at it again without being asked: nobody has read the message yet.
    await panel.host((host) => {
      host.failing = undefined;
      return host.push({ data: 'z' });
    });
    assert.equal(await alert.count(), 1);
    await panel.rows.last().click();
    await alert.waitFor({ state: 'detached' });
  }));

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousInAllThemes, seriousViolations } from './support/axe.ts';
import { headersOf } from './support/grid.ts';
import { PanelBench, type Panel, type PanelOptions } from './support/panel-page.ts';
import { mixed, twoAttempts, wiredAttempt } from './support/samples.ts';
import { shownDiagnoses } from './support/shown-diagnoses.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

async function live(panel: Panel): Promise<void> {
  await panel.url.fill('http://localhost:8000/events?abc=xyz&topic=a%20b');
  await panel.host((host, events) => host.push(...events), mixed);
  await panel.host((host) => host.show({ text: 'Open: 200 OK, text/event-stream' }));
}

const states: Record<string, { options?: PanelOptions; prepare: (panel: Panel) => Promise<void> }> = {
  idle: { prepare: async () => {} },
  'open, with details and stop rules': {
    prepare: async (panel) => {
      await live(panel);
      await panel.openRequest('Stop conditions');
      await panel.page.keyboard.press('Escape');
      await panel.page
        .getByRole('row', { name: /\btoken\b/ })
        .last()
        .click();
      await panel.eventView.waitFor();
    },
  },
  'with attempts and what they said': {
    prepare: async (panel) => {
      await panel.host(
        async (host, attempts) => {
          host.attempts = attempts;
          await host.show({ text: 'Open: 200 OK from localhost, attempt 2' });
        },
        [wiredAttempt, ...twoAttempts.slice(1)],
      );
      await panel.button('Attempts 2').click();
      await panel.button('Attempt 1: headers').click();
      await panel.page.getByText('Response head as it came').click();
    },
  },
  'waiting, with notes, raw bytes and a filter': {
    prepare: async (panel) => {
      await live(panel);
      await panel.button('token 5').click();
      await panel.button('message 25').click({ modifiers: ['Alt'] });
      await panel.page
        .getByRole('row', { name: /\btoken\b/ })
        .last()
        .click();
      await panel.page.getByRole('tab', { name: 'Raw' }).click();
      await panel.host((host) =>
        host.show(
          {
            state: 'waiting',
            severity: 'warning',
            text: 'Waiting',
            advice: 'Reconnects automatically.',
            reconnectAt: Date.now() + 5000,
          },
          [{ text: 'Something was not an event.', advice: 'Send a data line.' }],
        ),
      );
    },
  },
  'closed, with an answer, a bad URL and new events below': {
    options: { size: { width: 500, height: 900 } },
    prepare: async (panel) => {
      await live(panel);
      await panel.grid.press('Home');
      await panel.host((host) => host.drop(2));
      await panel.host((host, events) => host.push(...events), mixed);
      await panel.host((host) =>
        host.show({ state: 'closed', severity: 'error', text: 'Closed: 404', answer: '<h1>', stoppedBySeq: 5 }),
      );
      await panel.url.fill('ftp://x');
      await panel.url.press('Enter');
      await panel.page.getByRole('alert').getByText('ftp').waitFor();
    },
  },
  'a search that stopped': {
    prepare: async (panel) => {
      await live(panel);
      await panel.page.getByRole('searchbox').fill('/hello|ping/i');
      await panel.rows.getByText('Hello 7').waitFor();
      await panel.host((host) => host.failSearch({ kind: 'slow', seq: 30 }));
      await panel.page.getByRole('alert').getByText('event 30').waitFor();
    },
  },
  'a filter that cannot be read': {
    options: { size: { width: 500, height: 900 } },
    prepare: async (panel) => {
      await live(panel);
      await panel.page.getByRole('searchbox').fill('ping or /(/ size>1kb');
      await panel.page.getByRole('alert').getByText('unterminated group').waitFor();
    },
  },
  'the notes, unfolded': {
    prepare: async (panel) => {
      await live(panel);
      await panel.host(async (host, diagnoses) => {
        host.streamDiagnoses = diagnoses;
        await host.show({ text: 'Open: 200 OK' });
      }, shownDiagnoses);
      await panel.page.getByRole('button', { name: /^Diagnostics/ }).click();
      const heads = panel.page
        .getByRole('region', { name: 'Diagnostics' })
        .getByRole('listitem')
        .locator('button.head');
      await heads.first().click();
    },
  },
  'the menu of the columns': {
    prepare: async (panel) => {
      await live(panel);
      await panel.button('Columns').click();
      await panel.page.getByRole('menu', { name: 'Columns' }).waitFor();
    },
  },
  'a column from a JSON path': {
    prepare: async (panel) => {
      await live(panel);
      await panel.button('Columns').click();
      await panel.page.getByRole('menuitem', { name: 'Add Column from JSON Path…' }).click();
      await panel.page.getByRole('textbox', { name: 'JSON path' }).fill('$[');
      await panel.page.keyboard.press('Enter');
    },
  },
  'going to an event, which is not there, and finding': {
    prepare: async (panel) => {
      await live(panel);
      await panel.grid.press('Control+f');
      await panel.page.getByRole('textbox', { name: 'Find events' }).fill('hello');
      await panel.grid.press('Control+g');
      await panel.page.getByRole('textbox', { name: 'Go to event' }).fill('4000');
      await panel.page.keyboard.press('Enter');
      await panel.page.getByText('There is no event 4,000').waitFor();
    },
  },
  'what is known of an event': {
    prepare: async (panel) => {
      await live(panel);
      await panel.rows.last().click();
      await panel.page.getByRole('tab', { name: 'Info' }).click();
      await panel.page.getByText('Network read').waitFor();
    },
  },
  'bytes in hexadecimal, below a narrow list': {
    options: { size: { width: 500, height: 900 } },
    prepare: async (panel) => {
      await live(panel);
      await panel.rows.last().click();
      await panel.page.getByRole('tab', { name: 'Raw' }).click();
      await panel.button('Show in hexadecimal').click();
      await panel.page.getByRole('group', { name: 'Bytes in hexadecimal' }).waitFor();
    },
  },
  'paused, with the account': {
    prepare: async (panel) => {
      await live(panel);
      await panel.button('Pause').click();
      await panel.host((host, events) => host.push(...events), mixed);
      await panel.page.getByRole('button', { name: /^kept/ }).click();
      await panel.page.getByRole('dialog', { name: 'Events kept' }).waitFor();
    },
  },
  'the menu of the bar': {
    prepare: async (panel) => {
      await live(panel);
      await panel.button('More actions').click();
      await panel.page.getByRole('menuitem', { name: 'NDJSON', exact: true }).waitFor();
    },
  },
  'all hidden': {
    options: { size: { width: 320, height: 600 } },
    prepare: async (panel) => {
      await live(panel);
      await panel.page.getByRole('searchbox').fill('nothing');
      await panel.button('Show all').waitFor();
    },
  },
};

describe('axe finds nothing serious in any theme', () => {
  for (const [state, { options = {}, prepare }] of Object.entries(states)) {
    test(state, () =>
      bench.inPanel(options, async (panel) => {
        await prepare(panel);
        assert.deepEqual(await seriousInAllThemes(panel), []);
      }),
    );
  }
});

test('what cannot be read in one theme only is found in that one', () =>
  bench.inPanel({}, async (panel) => {
    await live(panel);
    await panel.page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('body.vscode-light { --vscode-foreground: #fefefe; --vscode-descriptionForeground: #fefefe; }');
      document.adoptedStyleSheets.push(sheet);
    });
    const found = await seriousInAllThemes(panel);
    assert.ok(found.length > 0);
    assert.ok(
      found.every((violation) => violation.startsWith('light: color-contrast: ')),
      found.join('\n'),
    );
  }));

test('a page that axe cannot see is not one in which it finds nothing', () =>
  bench.inPanel({}, async (panel) => {
    await panel.page.evaluate(() => (document.body.hidden = true));
    await assert.rejects(seriousViolations(panel), /axe applied only \d rules/);
  }));

for (const theme of ['highContrast', 'highContrastLight'] as const) {
  test(`a button that has the cursor can be read in ${theme}, which names no colour for it`, () =>
    bench.inPanel({ theme }, async (panel) => {
      await panel.host((host) => host.show({}));
      const button = panel.button('Disconnect');
      await button.focus();
      await button.hover();
      const colours = await button.evaluate((button) => {
        const { backgroundColor, color } = getComputedStyle(button.shadowRoot?.querySelector('.base') ?? button);
        return [backgroundColor, color];
      });
      const [dark, light] = ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'];
      assert.deepEqual(colours, theme === 'highContrast' ? [dark, light] : [light, 'rgb(41, 41, 41)']);
    }));
}

test('everything can be found by the name it has for a screen reader', () =>
  bench.inPanel({}, async (panel) => {
    await live(panel);
    await panel.rows.last().click();
    const { page } = panel;
    await panel.button('Query parameters 2').click();
    const tabs = ['Params 2', 'Headers', 'Auth', 'Body', 'Options', 'Cookies', 'Stop conditions 1'];
    const dockTabs = ['Event', 'Charts', 'Attempts', 'Diagnostics'];
    const found = [
      ...[...tabs, ...dockTabs].map((name) => page.getByRole('tab', { name, exact: true })),
      page.getByRole('textbox', { name: 'URL', exact: true }),
      page.getByRole('combobox', { name: 'Method', exact: true }),
      page.getByRole('table', { name: 'Query parameters', exact: true }),
      page.getByRole('checkbox', { name: 'Send parameter 2', exact: true }),
      page.getByRole('textbox', { name: 'Name 2', exact: true }),
      page.getByRole('textbox', { name: 'Value 2', exact: true }),
      panel.button('Remove parameter 2'),
      panel.button('Add parameter'),
      panel.button('Disconnect'),
      page.getByRole('status', { name: 'Connection', exact: true }).getByText(/^Open/),
      page
        .getByRole('group', { name: 'Event types', exact: true })
        .getByRole('button', { name: 'message 25', exact: true }),
      page.getByRole('searchbox', { name: 'Filter events', exact: true }),
      panel.button('Use Regular Expression'),
      page.getByRole('grid', { name: 'Events', exact: true }),
      page.getByRole('region', { name: 'Event details', exact: true }),
      page.getByRole('group', { name: 'Counts', exact: true }),
      panel.button('All'),
      panel.button('Clear'),
      panel.button('Follow'),
    ];
    for (const locator of found) assert.equal(await locator.count(), 1, String(locator));
    const counts = await page.getByRole('group', { name: 'Counts' }).innerText();
    for (const name of ['received', 'kept', 'hidden', 'dropped']) assert.match(counts, new RegExp(`${name}\\s\\d`));
    assert.deepEqual((await headersOf(panel)).slice(0, 4), ['#', 'Time', 'Type', 'Data']);
    assert.equal(await panel.grid.getAttribute('aria-rowcount'), '41');
  }));

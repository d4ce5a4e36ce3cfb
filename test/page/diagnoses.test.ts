import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { eventually } from '../e2e/support/eventually.ts';
import { type Panel, PanelBench } from './support/panel-page.ts';
import { numbered } from './support/samples.ts';
import { shownDiagnoses } from './support/shown-diagnoses.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

async function tell(panel: Panel, diagnoses = shownDiagnoses): Promise<void> {
  await panel.host(async (host, streamDiagnoses) => {
    host.streamDiagnoses = streamDiagnoses;
    await host.show({ state: 'open', text: 'Open: 200 OK from localhost' });
  }, diagnoses);
}

const fold = (panel: Panel): Locator => panel.page.getByRole('button', { name: /^Diagnostics/ });
const list = (panel: Panel): Locator => panel.page.getByRole('region', { name: 'Diagnostics' });
const heads = (panel: Panel): Locator => list(panel).getByRole('listitem').locator('button.head');

async function unfold(panel: Panel): Promise<void> {
  await tell(panel);
  await fold(panel).click();
  await heads(panel).first().waitFor();
}

describe('the notes', () => {
  test('are behind their badge, which says how many there are and how bad, and is not there without any', () =>
    bench.inPanel({}, async (panel) => {
      assert.equal(await fold(panel).count(), 0);
      await tell(panel);
      await fold(panel).waitFor();
      assert.match(await fold(panel).innerText(), /Diagnostics\s+4/);
      assert.equal(await fold(panel).getAttribute('title'), '1 error, 1 warning, 2 hints');
      assert.equal(await list(panel).count(), 0);
    }));

  test('are listed with the worst first, each with what happened, how often, and its code', () =>
    bench.inPanel({}, async (panel) => {
      await unfold(panel);
      const texts = (await heads(panel).allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
      assert.deepEqual(texts, [
        'error: A block of type “done” has no data line. SSE201',
        'warning: A line begins with “done”, which isn’t an event stream field. 2 × SSE101',
        'hint: The stream is compressed (gzip). SSE404',
        'hint: The response has no Access-Control-Allow-Origin. SSE407',
      ]);
      assert.match(await list(panel).innerText(), /10 of 1,234 events checked so far/);
    }));

  test('unfold by keyboard to the bytes, what browsers do, and the cure for a framework that is remembered', () =>
    bench.inPanel({}, async (panel) => {
      await unfold(panel);
      await heads(panel).nth(1).focus();
      await panel.page.keyboard.press('Enter');
      const diagnosis = list(panel).getByRole('listitem').nth(1);
      assert.match(await diagnosis.getByRole('region', { name: 'Bytes' }).innerText(), /done: <b>x<\/b>␊/);
      assert.match(await diagnosis.innerText(), /Browsers silently ignore the whole line/);
      await diagnosis.getByRole('combobox', { name: 'Framework' }).selectOption('Django');
      await diagnosis.getByRole('region', { name: 'Example for Django' }).waitFor();
      assert.match(await diagnosis.innerText(), /yield "event: done\\ndata: \{\}\\n\\n"/);
      const state = (await panel.host((host) => host.state)) as { framework?: string };
      assert.equal(state.framework, 'Django');
    }));

  test('lead to the event', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(20));
      await unfold(panel);
      await heads(panel).nth(1).click();
      await list(panel).getByRole('button', { name: 'after event 7' }).click();
      await panel.page.getByRole('heading', { name: 'Event 7' }).waitFor();
    }));

  test('are marked on the rows that they are about, and on no other', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.push({ data: 'a' }, { data: 'b', diagnosis: 'idWentBack' }, { data: 'c' }));
      await panel.rows.getByText('c', { exact: true }).waitFor();
      const icons = panel.rows.getByRole('img');
      assert.deepEqual(await icons.evaluateAll((icons) => icons.map(({ ariaLabel }) => ariaLabel)), [
        'SSE206 ID went back',
      ]);
      assert.match(await panel.rows.nth(1).innerText(), /b/);
    }));

  test('of a kind can be turned off and on again', () =>
    bench.inPanel({}, async (panel) => {
      await unfold(panel);
      await heads(panel).nth(0).click();
      await list(panel).getByRole('button', { name: 'Don’t show SSE201 again' }).click();
      await eventually(async () => assert.equal(await heads(panel).count(), 3));
      assert.match(await list(panel).innerText(), /Hidden:[^]*SSE201 Event without data/);
      await list(panel)
        .getByRole('button', { name: /SSE201/ })
        .click();
      const calls = await panel.host((host) => host.callsOf('showDiagnoses'));
      assert.deepEqual(calls, [
        ['noData', false],
        ['noData', true],
      ]);
    }));

  test('about compression ask again without', () =>
    bench.inPanel(
      { hydration: { draft: { url: 'http://localhost/a', method: 'GET', parameters: [] } } },
      async (panel) => {
        await unfold(panel);
        await heads(panel).nth(2).click();
        await list(panel).getByRole('button', { name: 'Ask again without compression' }).click();
        await eventually(async () => {
          const [[draft] = []] = (await panel.host((host) => host.callsOf('connect'))) as { headers?: unknown }[][];
          assert.deepEqual(draft?.headers, [{ enabled: true, name: 'Accept-Encoding', value: 'identity' }]);
        });
      },
    ));
});

test('a diagnosis offers the stop rule that would have closed the stream, once', () =>
  bench.inPanel({}, async (panel) => {
    const facts = { type: 'done\u200B', shown: 'done⟨U+200B⟩', rule: 'done', how: 'invisible' };
    const diagnoses = [{ kind: 'endTypeDiffers' as const, subject: '', count: 1, facts, places: [] }];
    await tell(panel, { diagnoses, off: [], looked: 1, received: 1 });
    await fold(panel).click();
    await heads(panel).first().click();
    await panel.button(/^Stop on/).click();
    const rules = await panel.host((host) => host.callsOf('setStopRules').at(-1)?.[0]);
    assert.deepEqual(rules, [{ type: 'done' }, { type: 'done\u200B' }]);
    await panel.button(/^Stop on/).waitFor({ state: 'detached' });
  }));

test('a diagnosis of a restart that waits for the stream turns on what avoids it, for the stream that is there', () =>
  bench.inPanel(
    { hydration: { draft: { url: 'http://localhost/a', method: 'GET', parameters: [] } } },
    async (panel) => {
      const facts = { file: 'app.py' };
      const diagnoses = [{ kind: 'holdsUpRestart' as const, subject: '', count: 1, facts, places: [] }];
      await tell(panel, { diagnoses, off: [], looked: 1, received: 1 });
      await fold(panel).click();
      await heads(panel).first().click();
      await list(panel).getByRole('button', { name: 'Reconnect on save' }).click();
      await eventually(async () => {
        const [saved] = (await panel.host((host) => host.callsOf('saveDraft').at(-1))) as { options?: unknown }[];
        assert.deepEqual(saved?.options, { reconnectOnSave: true });
      });
      const calls = await panel.host((host) => [
        host.callsOf('reconnectOnSave').length,
        host.callsOf('connect').length,
      ]);
      assert.deepEqual(calls, [1, 0]);
    },
  ));

test('a type with an invisible character does not pass for another', () =>
  bench.inPanel({}, async (panel) => {
    await panel.host((host) => host.push({ type: 'done\u200B ', data: '1', id: '\u20667' }));
    await panel.page.getByRole('gridcell', { name: 'done⟨U+200B⟩␣' }).waitFor();
  }));

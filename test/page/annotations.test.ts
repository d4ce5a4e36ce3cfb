import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { GridLayout } from '../../src/shared/stream/columns.ts';
import { defaultLayout } from '../../src/page/model/columns.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { seriousViolations } from './support/axe.ts';
import type { FakeAnnotation } from './support/fake-event.ts';
import { pill, rowsOf, toggleInColumns } from './support/grid.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

function comment(text: string): FakeAnnotation {
  return { kind: 'comment', offset: 0, bytes: text.length, text };
}

const answered: FakeAnnotation = { kind: 'attempt', attempt: 1, phase: 'answered', text: '200 OK' };
const ended: FakeAnnotation = { kind: 'attempt', attempt: 1, phase: 'ended', text: 'the server ended the response' };
const gap: FakeAnnotation = { kind: 'gap', ms: 12_345 };
const retry: FakeAnnotation = { kind: 'retry', offset: 90, bytes: 9, text: 'retry: 5s' };

/** Attempt 1, event 1, heartbeat, gap, event 2, retry line, event 3, the end of the attempt. */
async function fill(panel: Panel): Promise<void> {
  await panel.host((host, annotation) => host.annotate(annotation), answered);
  await panel.host((host) => host.push({ data: 'one' }));
  await panel.host((host, annotations) => host.annotate(...annotations), [comment(': keep-alive'), gap]);
  await panel.host((host) => host.push({ data: 'two' }));
  await panel.host((host, annotation) => host.annotate(annotation), retry);
  await panel.host((host) => host.push({ data: 'three' }));
  await panel.host((host, annotation) => host.annotate(annotation), ended);
}

const all = ['Show Comments', 'Show Retry Lines', 'Show Attempts', 'Show Gaps'];

/** Numbers of events, and the words of what stands between them. */
async function texts(panel: Panel): Promise<string[]> {
  const rows = await rowsOf(panel);
  return rows.map(({ text }) => {
    const cells = text.split('|');
    return cells[0] === '' ? (cells.at(-1) ?? '').replaceAll(/\s+/g, ' ') : `#${cells[0]}`;
  });
}

async function selected(panel: Panel): Promise<string[]> {
  const [rows, names] = [await rowsOf(panel), await texts(panel)];
  return names.filter((_, row) => rows[row]?.selected === true);
}

const rows = [
  'Attempt 1, response: 200 OK before the first event',
  '#1',
  'Heartbeat: : keep-alive',
  'Gap of 12.345 s without an event',
  '#2',
  'Retry line: retry: 5s not a number of milliseconds: ignored',
  '#3',
  'Attempt 1 ended: the server ended the response after event 3',
];

describe('what comes between the events', () => {
  test('has rows once it is switched on, and the choice is kept', () =>
    bench.inPanel({}, async (panel) => {
      await fill(panel);
      assert.deepEqual(await texts(panel), ['#1', '#2', '#3']);
      await toggleInColumns(panel, ...all);
      await eventually(async () => assert.deepEqual(await texts(panel), rows));
      assert.equal(await panel.grid.getAttribute('aria-rowcount'), '9');
      const indexes = (await rowsOf(panel)).map(({ index }) => index);
      assert.deepEqual(indexes, ['2', '3', '4', '5', '6', '7', '8', '9']);
      const kept = (await panel.host((host) => host.callsOf('saveLayout'))).at(-1)?.[0] as GridLayout;
      assert.deepEqual(kept.marks, ['comment', 'retry', 'attempt', 'gap']);
      const counts = panel.page.getByRole('group', { name: 'Counts' });
      assert.match(await counts.innerText(), /received\s*3[\s\S]*kept\s*3[\s\S]*hidden\s*0/);
      await toggleInColumns(panel, 'Show Comments', 'Show Gaps', 'Show Attempts');
      await eventually(async () => assert.deepEqual(await texts(panel), ['#1', '#2', rows[5], '#3']));
      await toggleInColumns(panel, 'Show Retry Lines');
      await eventually(async () => assert.deepEqual(await texts(panel), ['#1', '#2', '#3']));
    }));

  test('is shown from the beginning when it was chosen before', () =>
    bench.inPanel({ hydration: { layout: { ...defaultLayout, marks: ['gap'] } } }, async (panel) => {
      await fill(panel);
      await eventually(async () => assert.equal((await rowsOf(panel)).length, 4));
      assert.deepEqual((await panel.host((host) => host.callsOf('setAnnotations'))).at(-1), [['gap']]);
    }));

  test('is walked over by keys, shown in the details, and copied', () =>
    bench.inPanel({}, async (panel) => {
      await fill(panel);
      await toggleInColumns(panel, ...all);
      await eventually(async () => assert.deepEqual(await texts(panel), rows));
      await panel.grid.focus();
      await panel.page.keyboard.press('Home');
      await eventually(async () => assert.deepEqual(await selected(panel), [rows[0]]));
      const details = panel.page.getByRole('region', { name: 'Row details' });
      await details.getByRole('heading', { name: 'Attempt' }).waitFor();
      assert.match(await details.innerText(), /Attempt 1, response: 200 OK[\s\S]*before the first event/);
      await panel.page.keyboard.press('ArrowDown');
      await eventually(async () => assert.deepEqual(await selected(panel), ['#1']));
      await panel.page.getByRole('region', { name: 'Event details' }).waitFor();
      await panel.page.keyboard.press('ArrowDown');
      await details.getByRole('heading', { name: 'Heartbeat' }).waitFor();
      await panel.page.keyboard.press('Control+c');
      await eventually(async () =>
        assert.deepEqual(await panel.host((host) => host.callsOf('copyText')), [[': keep-alive']]),
      );
      await panel.page.keyboard.press('ArrowDown');
      await details.getByRole('heading', { name: 'Gap between events' }).waitFor();
      await panel.page.keyboard.press('Enter');
      await details.getByRole('button', { name: 'event 2' }).click();
      await eventually(async () => assert.deepEqual(await selected(panel), ['#2']));
    }));

  test('leads to the table of attempts', () =>
    bench.inPanel({}, async (panel) => {
      await fill(panel);
      await toggleInColumns(panel, 'Show Attempts');
      await panel.grid.getByText('response:').click();
      const details = panel.page.getByRole('region', { name: 'Row details' });
      await details.getByRole('button', { name: 'Show all attempts' }).click();
      await eventually(async () =>
        assert.equal(((await panel.host((host) => host.state)) as { dockTab: string }).dockTab, 'attempts'),
      );
    }));

  test('is taken along by a range, which is one of events', () =>
    bench.inPanel({}, async (panel) => {
      await fill(panel);
      await toggleInColumns(panel, ...all);
      await panel.grid.getByText('one').click();
      await panel.grid.getByText('retry: 5s').click({ modifiers: ['Shift'] });
      await eventually(async () => assert.deepEqual(await selected(panel), rows.slice(1, 6)));
      assert.deepEqual((await panel.host((host) => host.callsOf('select'))).at(-1), [{ from: 1, to: 2 }]);
      await panel.page.keyboard.press('Shift+ArrowDown');
      await eventually(async () => assert.deepEqual(await selected(panel), rows.slice(1, 7)));
      await panel.page.keyboard.press('Control+c');
      await eventually(async () => assert.deepEqual(await panel.host((host) => host.callsOf('copyRange')), [[1, 3]]));
      // From a row that is no event.
      await panel.grid.getByText('keep-alive').click();
      await eventually(async () => assert.deepEqual(await panel.host((host) => host.callsOf('select').at(-1)), [null]));
      await panel.grid.getByText('three').click({ modifiers: ['Shift'] });
      await eventually(async () =>
        assert.deepEqual(await panel.host((host) => host.callsOf('select').at(-1)), [{ from: 2, to: 3 }]),
      );
      await panel.page.keyboard.press('Control+a');
      await eventually(async () => assert.equal((await selected(panel)).length, 7));
    }));

  test('stays selected and in its place while events come and the filter changes', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.pretend(500));
      await panel.host((host, annotation) => host.annotate(annotation), comment(': here'));
      await panel.host((host) => host.pretend(500));
      await toggleInColumns(panel, 'Show Comments');
      await panel.grid.focus();
      await panel.page.keyboard.press('Control+g');
      await panel.page.keyboard.type('#501');
      await panel.page.keyboard.press('Enter');
      await eventually(async () => assert.deepEqual(await selected(panel), ['#501']));
      await panel.page.keyboard.press('ArrowUp');
      await eventually(async () => assert.deepEqual(await selected(panel), ['Comment: : here']));
      const top = async () => (await rowsOf(panel)).find(({ selected }) => selected)?.top;
      const before = await top();
      await panel.host((host) => host.push({ type: 'news', data: 'x' }));
      assert.equal(await top(), before);
      assert.match(await pill(panel).innerText(), /1 new event/);
      await panel.page.getByRole('searchbox', { name: 'Filter events' }).fill('-type:news');
      await eventually(async () => assert.equal((await panel.host((host) => host.callsOf('setFilter'))).length, 1));
      await eventually(async () =>
        assert.deepEqual([await selected(panel), await top()], [['Comment: : here'], before]),
      );
    }));

  test('scrolls to the very last row, and is followed', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.pretend(2000));
      await panel.host(
        (host, annotations) => host.annotate(...annotations),
        Array.from({ length: 40 }, (_, i) => comment(`: ${i}`)),
      );
      await toggleInColumns(panel, 'Show Comments');
      await eventually(async () => assert.equal((await texts(panel)).at(-1), 'Comment: : 39'));
      await panel.host((host, annotation) => host.annotate(annotation), comment(': last'));
      await eventually(async () => assert.equal((await texts(panel)).at(-1), 'Comment: : last'));
      await panel.grid.focus();
      await panel.page.keyboard.press('Home');
      await eventually(async () => assert.equal((await texts(panel))[0], '#1'));
      await panel.page.keyboard.press('End');
      await eventually(async () => assert.deepEqual(await selected(panel), ['Comment: : last']));
    }));

  test('waits while the list is paused', () =>
    bench.inPanel({}, async (panel) => {
      await fill(panel);
      await toggleInColumns(panel, ...all);
      await eventually(async () => assert.deepEqual(await texts(panel), rows));
      await panel.grid.focus();
      await panel.page.keyboard.press('Space');
      await panel.host((host, annotation) => host.annotate(annotation), comment(': later'));
      await panel.host((host) => host.push({ data: 'four' }));
      await panel.page.getByText('1 new event').waitFor();
      assert.deepEqual(await texts(panel), rows);
      await panel.page.keyboard.press('Space');
      await eventually(async () => assert.deepEqual(await texts(panel), [...rows, 'Comment: : later', '#4']));
    }));

  test('of which older rows are gone is said', () =>
    bench.inPanel({}, async (panel) => {
      await fill(panel);
      await panel.host((host) => {
        host.log.lostAnnotations = 8192;
        return host.update();
      });
      await toggleInColumns(panel, 'Show Comments');
      await panel.page.getByText('8,192 older rows between the events are no longer kept').waitFor();
    }));

  test('is text, whatever the server sends, and axe has nothing to say', () =>
    bench.inPanel({}, async (panel) => {
      await fill(panel);
      await panel.host((host, annotation) => host.annotate(annotation), comment(': <img src=x onerror=alert(1)>'));
      await toggleInColumns(panel, ...all);
      await eventually(async () =>
        assert.equal((await texts(panel)).at(-1), 'Comment: : <img src=x onerror=alert(1)>'),
      );
      assert.equal(await panel.grid.locator('img').count(), 0);
      await panel.grid.getByText('keep-alive').click();
      await panel.page.getByRole('region', { name: 'Row details' }).waitFor();
      assert.deepEqual(await seriousViolations(panel), []);
    }));
});

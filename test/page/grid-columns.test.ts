import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { GridLayout } from '../../src/shared/stream/columns.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { columnsMenu, headersOf, rowsOf, toggleInColumns } from './support/grid.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { numbered } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const events = [
  { type: 'price', id: 'a-1', data: '{"symbol":"ACME","value":12.5}' },
  { type: 'price', data: '{"symbol":"INIT"}' },
  { data: 'no JSON' },
];

function header(panel: Panel, name: string) {
  return panel.grid.getByRole('columnheader', { name, exact: true });
}

async function widthOf(panel: Panel, name: string): Promise<number> {
  return (await header(panel, name).boundingBox())?.width ?? 0;
}

/** The columns as the host was told to keep them. */
async function kept(panel: Panel): Promise<GridLayout> {
  const layout = (await panel.host((host) => host.callsOf('saveLayout'))).at(-1)?.[0];
  return layout as GridLayout;
}

describe('columns', () => {
  test('are shown and hidden in a menu, by mouse and keyboard; the host and the page keep them', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), events);
      await toggleInColumns(panel, 'ID', 'Time since previous row', 'Size');
      assert.deepEqual(await headersOf(panel), ['#', 'Time', 'Gap', 'Type', 'ID', 'Data']);
      await eventually(async () => {
        const [first, second] = await rowsOf(panel);
        assert.match(first?.text ?? '', /^1\|[\d:.]+\|\|price\|a-1\|\{"symbol":"ACME"/);
        assert.match(second?.text ?? '', /^2\|[\d:.]+\|1\.5 ms\|price\|\|\{/);
      });
      assert.equal(await panel.grid.getAttribute('aria-colcount'), '6');
      const shown = (await kept(panel)).columns.filter(({ isShown }) => isShown).map(({ id }) => id);
      assert.deepEqual(shown, ['seq', 'time', 'gap', 'type', 'id', 'data']);
      assert.deepEqual(((await panel.host((host) => host.state)) as { layout: unknown }).layout, await kept(panel));

      await panel.button('Columns').focus();
      await panel.page.keyboard.press('ArrowDown');
      await panel.page
        .getByRole('menuitemcheckbox', { name: '# (number)' })
        .and(panel.page.locator(':focus'))
        .waitFor();
      await panel.page.keyboard.press('ArrowDown');
      await panel.page.keyboard.press('Space');
      await panel.page.keyboard.press('Escape');
      await panel.button('Columns').and(panel.page.locator(':focus')).waitFor();
      assert.deepEqual(await headersOf(panel), ['#', 'Gap', 'Type', 'ID', 'Data']);
    }));

  test('are as the host kept them, and go back to what they were at first', () => {
    const layout: GridLayout = {
      columns: [
        { id: 'data', isShown: true },
        { id: 'seq', isShown: true, width: 100 },
      ],
      time: 'absolute',
    };
    return bench.inPanel({ hydration: { layout } }, async (panel) => {
      await panel.host((host, events) => host.push(...events), events);
      assert.deepEqual(await headersOf(panel), ['Data', '#']);
      assert.equal(await widthOf(panel, '#'), 100);
      await (await columnsMenu(panel)).getByRole('menuitem', { name: 'Reset Columns' }).click();
      assert.deepEqual(await headersOf(panel), ['#', 'Time', 'Type', 'Data', 'Size']);
    });
  });

  test('are made wider and narrower: by dragging, with keys, and to fit; header and rows agree', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), events);
      const before = await widthOf(panel, 'Type');
      const edge = await header(panel, 'Type').locator('.edge').boundingBox();
      assert.ok(edge);
      const [x, y] = [edge.x + edge.width / 2, edge.y + 10];
      await panel.page.mouse.move(x, y);
      await panel.page.mouse.down();
      await panel.page.mouse.move(x - 30, y);
      await eventually(async () => assert.equal(await widthOf(panel, 'Type'), before - 30));
      assert.equal(await kept(panel), undefined, 'not before the button is let go of');
      await panel.page.mouse.up();
      await eventually(async () => assert.equal(await widthOf(panel, 'Type'), before - 30));
      assert.equal((await kept(panel)).columns.find(({ id }) => id === 'type')?.width, before - 30);

      await header(panel, 'Type').focus();
      await panel.page.keyboard.press('Alt+ArrowRight');
      await eventually(async () => assert.equal(await widthOf(panel, 'Type'), before - 20));
      await panel.page.keyboard.press('Alt+ArrowLeft');
      await panel.page.keyboard.press('Alt+ArrowLeft');
      await eventually(async () => assert.equal(await widthOf(panel, 'Type'), before - 40));

      await header(panel, 'Data').locator('.edge').dblclick();
      const data = panel.rows.first().locator('.data');
      await eventually(async () => {
        const [inner, outer] = await data.evaluate((cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return [range.getBoundingClientRect().width, cell.getBoundingClientRect().width];
        });
        assert.ok(inner && outer && outer > inner && outer < inner + 20, `${inner} in ${outer}`);
      });
      for (const [index, cell] of (await panel.grid.getByRole('columnheader').all()).entries()) {
        const [above, below] = [
          await cell.boundingBox(),
          await panel.rows.first().locator('> *').nth(index).boundingBox(),
        ];
        assert.deepEqual([below?.x, below?.width], [above?.x, above?.width]);
      }
    }));

  test('are moved by dragging and with keys, and Escape leaves them where they were', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), events);
      const centre = async (name: string): Promise<[number, number]> => {
        const box = await header(panel, name).boundingBox();
        return [(box?.x ?? 0) + 15, (box?.y ?? 0) + 12];
      };
      const drag = async (from: string, to: string): Promise<void> => {
        await panel.page.mouse.move(...(await centre(from)));
        await panel.page.mouse.down();
        await panel.page.mouse.move(...(await centre(to)), { steps: 3 });
      };
      await drag('Size', 'Type');
      await panel.page.mouse.up();
      await eventually(async () => assert.deepEqual(await headersOf(panel), ['#', 'Time', 'Size', 'Type', 'Data']));
      assert.match((await rowsOf(panel))[0]?.text ?? '', /^1\|[\d:.]+\|\d+ B\|price\|/);
      await drag('Data', '#');
      await panel.page.keyboard.press('Escape');
      await panel.page.mouse.up();
      await header(panel, 'Size').focus();
      await panel.page.keyboard.press('Alt+Shift+ArrowRight');
      await eventually(async () => assert.deepEqual(await headersOf(panel), ['#', 'Time', 'Type', 'Size', 'Data']));
      await header(panel, 'Size').and(panel.page.locator(':focus')).waitFor();
      await panel.page.keyboard.press('ArrowLeft');
      await header(panel, 'Type').and(panel.page.locator(':focus')).waitFor();
      await panel.page.keyboard.press('ArrowDown');
      await eventually(async () => assert.ok(await panel.grid.evaluate((grid) => grid.matches(':focus'))));
    }));

  test('show the time in four ways, chosen in the menu of a header', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(2000));
      const expected = {
        'Since the stream began': '3.000 s',
        'Since previous row': '1.5 ms',
        'Since previous of same type': '3.0 ms',
      };
      for (const [style, text] of Object.entries(expected)) {
        await header(panel, 'Time').press('Enter');
        await panel.page.getByRole('menuitemradio', { name: `Time: ${style}` }).click();
        await panel.page.keyboard.press('Escape');
        await header(panel, 'Time').and(panel.page.locator(':focus')).waitFor();
        await eventually(async () => assert.equal((await rowsOf(panel)).at(-1)?.text.split('|')[1], text));
      }
      assert.equal((await kept(panel)).time, 'typeGap');
    }));

  test('that do not fit are scrolled to, and the last row is still seen whole', () =>
    bench.inPanel({ size: { width: 420, height: 700 } }, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(100));
      assert.deepEqual(await headersOf(panel), ['#', 'Time', 'Type', 'Data'], 'narrow, it begins without sizes');
      await toggleInColumns(panel, 'Size', 'ID', 'Time since previous row');
      assert.equal((await headersOf(panel)).length, 7);
      await panel.grid.evaluate((grid) => grid.scrollTo({ left: 10_000 }));
      const [size, grid] = await Promise.all([header(panel, 'Size').boundingBox(), panel.grid.boundingBox()]);
      assert.ok(size && grid && size.x + size.width <= grid.x + grid.width);
      await panel.grid.press('End');
      await eventually(async () => assert.match((await rowsOf(panel)).at(-1)?.text ?? '', /^100\|/));
      const last = await panel.rows.last().boundingBox();
      const bottom = await panel.grid.evaluate((grid) => grid.getBoundingClientRect().top + grid.clientHeight);
      assert.ok(last && last.y + last.height <= bottom + 1);
    }));
});

describe('a column from a JSON path', () => {
  test('is added, named, changed and removed', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), events);
      await (await columnsMenu(panel)).getByRole('menuitem', { name: 'Add Column from JSON Path…' }).click();
      const path = panel.page.getByRole('textbox', { name: 'JSON path' });
      await path.and(panel.page.locator(':focus')).waitFor();
      await path.fill('$.symbol');
      await path.press('Enter');
      await eventually(async () =>
        assert.deepEqual(await headersOf(panel), ['#', 'Time', 'Type', 'Data', 'Size', '$.symbol']),
      );
      await eventually(async () =>
        assert.deepEqual(
          (await rowsOf(panel)).map(({ text }) => text.split('|').at(-1)),
          ['ACME', 'INIT', ''],
        ),
      );
      await panel.button('Columns').and(panel.page.locator(':focus')).waitFor();
      await (await columnsMenu(panel)).getByRole('menuitem', { name: 'Edit “$.symbol”…' }).click();
      await path.fill('$.value');
      await panel.page.getByRole('textbox', { name: 'Title' }).fill('Value');
      await panel.button('Save').click();
      await eventually(async () => assert.equal((await headersOf(panel)).at(-1), 'Value'));
      await eventually(async () => assert.equal((await rowsOf(panel))[0]?.text.split('|').at(-1), '12.5'));
      await (await columnsMenu(panel)).getByRole('menuitem', { name: 'Edit “Value”…' }).click();
      await panel.page.getByRole('button', { name: 'Remove Column' }).click();
      await eventually(async () => assert.deepEqual(await headersOf(panel), ['#', 'Time', 'Type', 'Data', 'Size']));
    }));

  test('with a path that is none says so at its box, and what is wrong', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.show({}));
      await (await columnsMenu(panel)).getByRole('menuitem', { name: 'Add Column from JSON Path…' }).click();
      const path = panel.page.getByRole('textbox', { name: 'JSON path' });
      const problems: [typed: string, said: RegExp][] = [
        ['user.name', /begins with \$\. Use \$\.user\.name/],
        ['$.a b', /valid JSONPath expression \(RFC 9535\) at “b”/],
        ['$.a[', /not complete/],
        ['', /Enter a JSON path/],
      ];
      await path.fill('x');
      await path.press('Enter');
      for (const [typed, said] of problems) {
        await path.fill(typed);
        await panel.page.getByText(said).waitFor();
        assert.equal(await path.getAttribute('aria-invalid'), 'true');
      }
      await path.fill('$.a');
      await eventually(async () => assert.equal(await path.getAttribute('aria-invalid'), 'false'));
      await path.press('Escape');
      assert.deepEqual(await headersOf(panel), ['#', 'Time', 'Type', 'Data', 'Size']);
    }));

  test('says why a large event has nothing there', () => {
    const layout: GridLayout = {
      columns: [
        { id: 'seq', isShown: true },
        { id: '$.a', isShown: true },
      ],
      time: 'absolute',
    };
    return bench.inPanel({ hydration: { layout } }, async (panel) => {
      await panel.host((host) => host.push({ data: `{"a":"${'x'.repeat(20_000)}"}` }));
      const cell = panel.rows.first().getByTitle(/too large for this column/);
      await eventually(async () => assert.equal(await cell.innerText(), '…'));
    });
  });
});

test('a path that is pasted takes the place of the one that is offered, or means itself behind it', () =>
  bench.inPanel({}, async (panel) => {
    await panel.host((host) => host.show({}));
    const paste = (text: string) =>
      panel.page.evaluate((text) => document.execCommand('insertText', false, text), text);
    const path = panel.page.getByRole('textbox', { name: 'JSON path' });
    await (await columnsMenu(panel)).getByRole('menuitem', { name: 'Add Column from JSON Path…' }).click();
    await path.waitFor();
    await eventually(async () => assert.ok(await path.evaluate((box) => box.matches(':focus'))));
    await paste('user.id');
    assert.equal(await path.inputValue(), 'user.id', 'not behind what was offered');
    await path.fill('$.');
    await path.selectText();
    await paste('$.user.id');
    assert.equal(await path.inputValue(), '$.user.id');
    await path.fill('$.');
    await path.press('End');
    await paste('$.user.name');
    await eventually(async () => assert.equal(await path.inputValue(), '$.user.name'));
    await panel.page.keyboard.press('Escape');
  }));

test('the form of a column closes when another stream begins', () =>
  bench.inPanel({}, async (panel) => {
    await panel.host((host, events) => host.push(...events), events);
    await (await columnsMenu(panel)).getByRole('menuitem', { name: 'Add Column from JSON Path…' }).click();
    const path = panel.page.getByRole('textbox', { name: 'JSON path' });
    await path.and(panel.page.locator(':focus')).waitFor();
    assert.deepEqual(
      await path.evaluate((box: HTMLInputElement) => [box.selectionStart, box.selectionEnd]),
      [0, 2],
      'what is typed or pasted takes its place',
    );
    await panel.host((host) => host.push({ data: '{}' }));
    assert.ok(await path.isVisible(), 'more of the same stream');
    await panel.host((host) => host.restart());
    await path.waitFor({ state: 'hidden' });
  }));

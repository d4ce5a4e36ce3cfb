import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { PanelBench } from './support/panel-page.ts';
import { twoAttempts } from './support/samples.ts';

const file = new URL('../../l10n/bundle.l10n.de.json', import.meta.url);
const texts = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start(texts, 'de');
});
after(() => bench.stop());

describe('the page in German', () => {
  test('has German words, and the words of the standard', () =>
    bench.inPanel({ state: { dockTab: 'attempts' } }, async (panel) => {
      await panel.host(async (host, given) => {
        host.attempts = given;
        await host.show({ state: 'open', text: 'Offen' });
      }, twoAttempts);
      await panel.button('Verbindung schließen').or(panel.page.getByText('Trennen')).first().waitFor();
      const table = panel.page.getByRole('table', { name: 'Verbindungsversuche' });
      const headers = await table.getByRole('columnheader').allInnerTexts();
      assert.deepEqual(headers.slice(0, 4), ['#', 'Beginn', 'Last-Event-ID', 'Status']);
      await panel.button('Versuche 2').waitFor();
    }));

  test('writes numbers as German does', () =>
    bench.inPanel({}, async (panel) => {
      const { page } = panel;
      const grid = page.getByRole('grid', { name: 'Ereignisse' });
      const heading = (number: string) => page.getByRole('heading', { name: `Ereignis ${number}` });
      await panel.host((host) => host.pretend(1_234_567));
      await panel.host((host) => host.push({ data: 'x'.repeat(1600) }));
      await grid.getByRole('row').filter({ hasText: 'xxx' }).click();
      await heading('1.234.568').waitFor();
      await page.getByText('1,6 KB').first().waitFor();
      // Whoever types a number so is understood.
      await grid.press('Control+g');
      await page.keyboard.type('1.234.000');
      await page.keyboard.press('Enter');
      await heading('1.234.000').waitFor();
      await panel.host((host) => host.annotate({ kind: 'gap', ms: 12_345 }));
      await panel.host((host) => host.actOnAnnotation('copyText', 1));
      await eventually(async () =>
        assert.match(String((await panel.host((host) => host.callsOf('copyText')))[0]), /\b12,345 s/),
      );
    }));

  for (const width of [300, 400, 600]) {
    test(`has room for its words in ${width} px`, () =>
      bench.inPanel({ size: { width, height: 900 } }, async (panel) => {
        await panel.host((host) => host.show({ state: 'open', text: 'Offen: 200 OK von 127.0.0.1:3000' }));
        await panel.host((host) => host.pretend(1_234_567));
        await panel.host((host) => host.push({ type: 'price', id: '7', data: '{"a":1}' }, { id: '8', data: 'zwei' }));
        const { page } = panel;
        await page.getByRole('row').filter({ hasText: 'zwei' }).click();
        await page.getByRole('tab').first().waitFor();
        const out = await page.evaluate(() => {
          const found: string[] = [];
          const look = (root: Document | ShadowRoot): void => {
            for (const element of root.querySelectorAll('*')) {
              if (element.shadowRoot !== null) look(element.shadowRoot);
              if (!element.matches('button, input, select, vscode-button, [role=tab]')) continue;
              // Tabs scroll. So does the list to both sides, and its menu is at its edge.
              if (element.closest('[role=tablist]') !== null) continue;
              if (element.getAttribute('aria-label') === 'Spalten') continue;
              if (element.closest('[role=grid], table') !== null) continue;
              const { left, right, width } = element.getBoundingClientRect();
              if (width > 0 && (left < 0 || right > innerWidth - 8)) found.push(element.outerHTML.slice(0, 200));
            }
          };
          look(document);
          return found;
        });
        assert.deepEqual(out, []);
      }));
  }
});

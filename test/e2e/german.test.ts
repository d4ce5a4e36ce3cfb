import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

test('in a German VS Code commands, panel and what the host says are German', (t) =>
  workbench.inWindow(
    t,
    async (window) => {
      await window.runCommand('SSE: Mit Beispiel-Stream verbinden');
      await window.page
        .locator('.quick-input-widget:visible .monaco-list-row')
        .filter({ hasText: 'Börsenticker' })
        .waitFor();
      await window.page.keyboard.press('Enter');
      const panel = window.panel();
      const status = panel.getByRole('status', { name: 'Verbindung', exact: true });
      await panel.getByRole('button', { name: 'Anhalten', exact: true }).waitFor();
      await status.getByText(/^Geschlossen: der Server hat /).waitFor();
      assert.equal(await panel.locator('html').getAttribute('lang'), 'de');
    },
    { language: 'de' },
  ));

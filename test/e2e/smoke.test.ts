import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

test('SSE: Connect opens the panel with the cursor in the URL box', (t) =>
  workbench.inWindow(t, async (window) => {
    await window.runCommand('SSE: Connect');
    const url = window.panel().getByRole('textbox', { name: 'URL', exact: true });
    await window.panel().locator('body:focus-within').waitFor();
    await window.page.keyboard.type('localhost:8000/events?abc=xyz');
    assert.equal(await url.inputValue(), 'localhost:8000/events?abc=xyz');
  }));

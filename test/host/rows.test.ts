import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { annotationActions, rowActions } from '../../src/shared/boundary/row-action.ts';

describe('the menu on a row', () => {
  it('has a command for each of its actions, which does nothing without a row', async () => {
    const known = await commands.getCommands(true);
    for (const action of rowActions) {
      const command = `sseMonitor.row.${action}`;
      assert.ok(known.includes(command), command);
      await commands.executeCommand(command);
      await commands.executeCommand(command, { seq: '1; drop' });
    }
    for (const action of annotationActions) {
      const command = `sseMonitor.mark.${action}`;
      assert.ok(known.includes(command), command);
      await commands.executeCommand(command);
      await commands.executeCommand(command, { mark: '1; drop' });
    }
  });
});

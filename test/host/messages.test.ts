import { commands } from 'vscode';
import { assertOpens, type CasesAt, eachCase, type openedInHost } from '../support/message-cases.ts';
import { exportMessages } from './support/export-messages.ts';
import { removeFolders } from './support/folders.ts';
import { recordingCases } from './support/recording-messages.ts';
import { requestMessages } from './support/request-messages.ts';
import { savedMessages } from './support/saved-messages.ts';
import { streamMessages } from './support/stream-messages.ts';

/** One that is missing does not compile. */
const cases = {
  ...exportMessages,
  ...recordingCases,
  ...requestMessages,
  ...savedMessages,
  ...streamMessages,
} satisfies CasesAt<typeof openedInHost>;

describe('a message of the catalogue that the extension host shows', () => {
  after(removeFolders);
  afterEach(() => commands.executeCommand('workbench.action.closeAllEditors'));

  for (const { theme, name, given } of eachCase(cases)) {
    it(`is opened: ${theme}.${name}`, () => assertOpens(theme, name, given));
  }
});

/** What a click on “Monitor stream” does. */

import { t } from '@vscode/l10n';
import { isRequestDraft } from '../../shared/boundary/guards.ts';
import { messageText } from '../../shared/messages/message.ts';
import { connectMessages } from '../../shared/messages/ways-in-messages.ts';
import type { Monitor } from '../monitor/monitor.ts';
import { connectRequest } from '../saved/open-entry.ts';
import { type CodeRequest, ofCodeAlone, withOrigin } from './code-request.ts';
import { showError } from '../vscode/notifications.ts';

/** Connects, or opens the request to be completed when the code does not say all of it. */
export async function connectFromCode(monitor: Monitor, argument: unknown): Promise<void> {
  if (!isCodeRequest(argument)) {
    showError(messageText(connectMessages.noCode()));
    return;
  }
  const { draft, isWhole } = withOrigin(argument, monitor.lastDraft);
  monitor.trust.remember(ofCodeAlone(argument.draft));
  if (!isWhole) monitor.openPanel(draft, undefined, true, true);
  else if (await monitor.trust.mayConnectTo(draft, t('the file'))) await connectRequest(monitor, { draft }, true);
}

function isCodeRequest(value: unknown): value is CodeRequest {
  if (typeof value !== 'object' || value === null) return false;
  const { draft, isWhole } = value as Partial<CodeRequest>;
  return isRequestDraft(draft) && typeof isWhole === 'boolean';
}

/** “Monitor stream” over what opens an event stream in a file. */

import { t } from '@vscode/l10n';
import { CodeLens, Range, type TextDocument } from 'vscode';
import { isRequestDraft } from '../../shared/boundary/guards.ts';
import { messageText } from '../../shared/messages/message.ts';
import { connectMessages } from '../../shared/messages/ways-in-messages.ts';
import type { CommandId } from '../vscode/manifest-names.ts';
import type { Monitor } from '../monitor/monitor.ts';
import { connectRequest } from '../saved/open-entry.ts';
import { type CodeRequest, ofCodeAlone, requestsIn, withOrigin } from './code-request.ts';
import { showError } from '../vscode/notifications.ts';

export function lensesOf(document: TextDocument): CodeLens[] {
  const isHttpFile = document.languageId === 'http' || /\.(?:http|rest)$/i.test(document.uri.path);
  return requestsIn(document.getText(), document.languageId, isHttpFile).map(({ draft, isWhole, ...place }) => {
    const start = 'line' in place ? document.lineAt(place.line).range.start : document.positionAt(place.offset);
    const request: CodeRequest = { draft, isWhole };
    return new CodeLens(new Range(start, start), {
      command: 'sseMonitor.connectFromCode' satisfies CommandId,
      title: t('Monitor stream'),
      tooltip: t`Opens ${draft.url} in SSE Monitor`,
      arguments: [request],
    });
  });
}

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

/** “Monitor stream” over what opens an event stream in a file. */

import { t } from '@vscode/l10n';
import { CodeLens, Range, type TextDocument } from 'vscode';
import type { CommandId } from '../vscode/manifest-names.ts';
import { type CodeRequest, requestsIn } from './code-request.ts';

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

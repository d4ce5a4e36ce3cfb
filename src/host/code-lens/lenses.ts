/** “Monitor stream” over what opens an event stream in a file. */

import { t } from '@vscode/l10n';
import { CodeLens, Range, type TextDocument } from 'vscode';
import type { CommandId } from '../vscode/manifest-names.ts';
import { type CodeRequest, requestsIn } from './code-request.ts';
import type { LiveCommand } from './live-lenses.ts';

/** @param live - of the streams that are open; absent: none is */
export function lensesOf(document: TextDocument, live?: LiveCommand): CodeLens[] {
  const isHttpFile = document.languageId === 'http' || /\.(?:http|rest)$/i.test(document.uri.path);
  return requestsIn(document.getText(), document.languageId, isHttpFile).flatMap(({ draft, isWhole, ...place }) => {
    const start = 'line' in place ? document.lineAt(place.line).range.start : document.positionAt(place.offset);
    const request: CodeRequest = { draft, isWhole };
    const range = new Range(start, start);
    const monitor = new CodeLens(range, {
      command: 'sseMonitor.connectFromCode' satisfies CommandId,
      title: t('Monitor stream'),
      tooltip: t`Opens ${draft.url} in SSE Monitor`,
      arguments: [request],
    });
    const show = live?.(draft);
    return show === undefined ? [monitor] : [new CodeLens(range, show), monitor];
  });
}

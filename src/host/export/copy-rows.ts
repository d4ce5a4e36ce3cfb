/** Events on the clipboard. */

import { t } from '@vscode/l10n';
import { env } from 'vscode';
import type { CopyFormat, ExportChunk, ExportScope } from '../../shared/stream/export.ts';
import { exportMessages } from '../../shared/messages/export-messages.ts';
import { messageText } from '../../shared/messages/message.ts';
import { exportRequest, type ExportSource } from './export-source.ts';
import { countOf, formats } from './formats.ts';

/** More than this no clipboard should have to hold, in bytes. */
const maxBytes = 32 << 20;

/** Puts them on the clipboard, unless they are too many. @returns what is to be said of it */
export async function copyRows(source: ExportSource, scope: ExportScope, format: CopyFormat): Promise<string> {
  const request = exportRequest(source, scope, format);
  if (request === undefined) return messageText(exportMessages.noneSelectedToCopy());
  const chunks: ExportChunk[] = [];
  let bytes = 0;
  for await (const chunk of source.engine.export(request)) {
    bytes += chunk.bytes.length;
    if (bytes > maxBytes) return messageText(exportMessages.tooLargeToCopy(maxBytes >> 20));
    chunks.push(chunk);
  }
  // Of raw bytes, malformed ones are replaced: a clipboard holds text.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(chunks.map((chunk) => chunk.bytes)));
  await env.clipboard.writeText(text);
  return t`Copied ${countOf(chunks.at(-1)?.events ?? 0)} as ${formats[format].label}`;
}

/** Two events side by side, in VS Code's comparison. */

import { t } from '@vscode/l10n';
import { commands } from 'vscode';
import { isJson } from '../../shared/text/json.ts';
import { layOutJson } from '../../shared/text/json-text.ts';
import type { EventRecord } from '../../shared/stream/records.ts';
import { type EventReading, readOne } from './event-actions.ts';
import type { EventDocuments } from './event-documents.ts';

/**
 * Opens a comparison of the data of two events; laid out over lines when both are JSON, with every digit as received.
 *
 * @returns false when one of them was dropped
 */
export async function compareEvents(
  log: Pick<EventReading, 'read'>,
  documents: EventDocuments,
  left: number,
  right: number,
): Promise<boolean> {
  const events = [await readOne(log, left), await readOne(log, right)];
  const [before, after] = events;
  if (before === undefined || after === undefined) return false;
  const areJson = isJson(before.data) && isJson(after.data);
  const uris = [before, after].map((event) => addDocument(documents, event, areJson));
  await commands.executeCommand('vscode.diff', ...uris, t`Event ${left} ↔ Event ${right}`);
  return true;
}

function addDocument(
  documents: EventDocuments,
  { seq, data }: EventRecord,
  isJsonDocument: boolean,
): ReturnType<EventDocuments['add']> {
  // Not by its type: that is the server's, and would be the name of a file.
  if (!isJsonDocument) return documents.add(`${t`Event ${seq}`}.txt`, data);
  const tokens = layOutJson(data);
  return documents.add(`${t`Event ${seq}`}.json`, tokens?.map(({ text }) => text).join('') ?? data);
}

/** What can be done with one event: parts of it to the clipboard, its data into an editor. */

import { env, window, workspace } from 'vscode';
import type { EngineClient } from '../../engine/client/client.ts';
import { isJson } from '../../shared/text/json.ts';
import { layOutJson } from '../../shared/text/json-text.ts';
import type { EventPart } from '../../shared/boundary/page.ts';
import type { EventRecord } from '../../shared/stream/records.ts';

/** Where events are read from. */
export type EventReading = Pick<EngineClient, 'read' | 'details'>;

/** @returns false when the event was dropped */
export async function copyPart(log: EventReading, seq: number, part: EventPart): Promise<boolean> {
  const text = part === 'raw' ? await rawText(log, seq) : await partText(log, seq, part);
  if (text === undefined) return false;
  await env.clipboard.writeText(text);
  return true;
}

/** Opens the event's data, as JSON if it is. @returns false when the event was dropped */
export async function openInEditor(log: EventReading, seq: number): Promise<boolean> {
  const record = await readOne(log, seq);
  if (record === undefined) return false;
  const language = isJson(record.data) ? 'json' : 'plaintext';
  await window.showTextDocument(await workspace.openTextDocument({ content: record.data, language }));
  return true;
}

const parts: Readonly<Record<Exclude<EventPart, 'raw'>, (record: EventRecord) => string>> = {
  data: ({ data }) => data,
  formatted: ({ data }) => formatted(data),
  type: ({ type }) => type,
  id: ({ id }) => id ?? '',
  lastEventId: ({ lastEventId }) => lastEventId,
  time: ({ time }) => new Date(time).toISOString(),
};

/** JSON laid out over lines, with every digit as received; anything else as it is. */
function formatted(data: string): string {
  const tokens = isJson(data) ? layOutJson(data) : undefined;
  return tokens?.map(({ text }) => text).join('') ?? data;
}

async function partText(log: EventReading, seq: number, part: Exclude<EventPart, 'raw'>): Promise<string | undefined> {
  const record = await readOne(log, seq);
  return record && parts[part](record);
}

/** The bytes as received, as text: malformed ones are replaced, a byte order mark stays. */
async function rawText(log: EventReading, seq: number): Promise<string | undefined> {
  const details = await log.details(seq, Number.MAX_SAFE_INTEGER);
  return details && new TextDecoder('utf-8', { ignoreBOM: true }).decode(details.raw);
}

/** The event, unless it was dropped. */
export async function readOne(log: Pick<EventReading, 'read'>, seq: number): Promise<EventRecord | undefined> {
  const [record] = await log.read(seq, 1);
  return record?.seq === seq ? record : undefined;
}

/** The events of a run as a text for VS Code's comparison: bounded, with a word about what is left out. */

import { t } from '@vscode/l10n';
import type { EngineClient } from '../../engine/client/client.ts';
import type { EventRecord } from '../../shared/stream/records.ts';

/** So many events are in it, and so many of those before the first difference. */
export const maxEvents = 10_000;
const eventsBefore = 1000;

/** VS Code gives up comparing texts that are much longer, in UTF-16 code units. */
const maxChars = 8_000_000;

/** Of the data of one event so much is in it. */
const maxDataChars = 100_000;

/** The numbers of the events that are in the texts of both runs: from the first, before the second. */
export function rangeAround(seq: number): { readonly from: number; readonly to: number } {
  const from = seq <= maxEvents ? 1 : seq - eventsBefore;
  return { from, to: from + maxEvents };
}

/** An event as it is in an event stream, whatever its lines were. No time and no number: they always differ. */
export function eventText({ type, id, data }: Pick<EventRecord, 'type' | 'id' | 'data'>): string {
  const lines = data.length > maxDataChars ? cutData(data) : data.split('\n');
  return [
    ...(type === 'message' ? [] : [`event: ${type}`]),
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...lines.map((line) => `data: ${line}`),
    '',
    '',
  ].join('\n');
}

function cutData(data: string): readonly string[] {
  const left = data.length - maxDataChars;
  return [...data.slice(0, maxDataChars).split('\n'), t`… ${left} characters left out`];
}

/** @param received - events that the run has */
export async function runText(
  log: Pick<EngineClient, 'read'>,
  { from, to }: ReturnType<typeof rangeAround>,
  received: number,
): Promise<string> {
  const texts = from > 1 ? [leftOut(1, from - 1)] : [];
  let next = from;
  let chars = 0;
  while (next < to && chars < maxChars) {
    const events = (await log.read(next, to - next)).filter(({ seq }) => seq < to);
    if (events.length === 0) break;
    for (const event of events) {
      if (chars >= maxChars) break;
      // Those between were dropped.
      if (event.seq > next) texts.push(leftOut(next, event.seq - 1));
      const text = eventText(event);
      texts.push(text);
      chars += text.length;
      next = event.seq + 1;
    }
  }
  if (next <= received) texts.push(leftOut(next, received));
  return texts.join('');
}

/** As a comment. */
function leftOut(first: number, last: number): string {
  const text = first === last ? t`Event ${first} is left out.` : t`Events ${first} to ${last} are left out.`;
  return `: ${text}\n\n`;
}

/** Where we deliberately read a response in another way than Chromium. Each is explained in docs/chromium-differences.md. */

import assert from 'node:assert/strict';
import { type ChromiumRecord, type ChromiumVerdict, ourVerdict } from './chromium-verdicts.ts';
import { caseNamed } from './response-cases.ts';

/** By the names of the cases. */
export const responseDifferences: Readonly<Record<string, RegExp>> = {
  'status text in UTF-8': /^text: status text in UTF-8$/,
  'status 101': /^status without a body: 101|^interim: "HTTP\/1\.1 101/,
  'truncated response head': /^cut after /,
  SHOUTcast: /^not HTTP: SHOUTcast$/,
  'more than 1,000 header lines': /^size: 1,000 headers$/,
  'a tab before a chunk extension': /^chunk size: "17\\t;/,
  'a CR at the end of a read': /^(?:chunk size: "(?:17\\r\\r|1\\r7)|chunk end: "\\r\\r|last chunk: "0\\r\\n\\r\\r)/,
};

/**
 * Whether two verdicts are one. The events that came before a body broke off are events to us, whatever the split; Chromium
 * drops those of the same read.
 */
function isSame(chromium: ChromiumVerdict, ours: ChromiumVerdict): boolean {
  return JSON.stringify(comparable(chromium, ours)) === JSON.stringify(comparable(ours, ours));
}

function comparable(verdict: ChromiumVerdict, ours: ChromiumVerdict): ChromiumVerdict {
  const { fetched, streamed } = verdict;
  if (fetched === 'refused' || fetched.isComplete) return verdict;
  const events = streamed?.events ?? [];
  const isBeginning = events.every((event, i) => String(event) === String(ours.streamed?.events[i]));
  const kept = isBeginning ? (ours.streamed?.events ?? []) : events;
  return { fetched: { ...fetched, body: '' }, ...(streamed && { streamed: { ...streamed, events: kept } }) };
}

/** @returns the deliberate difference that a case is an example of */
export function differenceOf(name: string): string | undefined {
  return Object.keys(responseDifferences).find((difference) => responseDifferences[difference]?.test(name));
}

/** Whether we read it in another way than Chromium, in any split. */
export function differs({ name, verdicts }: ChromiumRecord): boolean {
  const ours = ourVerdict(caseNamed(name));
  return verdicts.some((chromium) => !isSame(chromium, ours));
}

/** @throws when we read it in another way than Chromium, in any split, and that is not deliberate */
export function assertRead(record: ChromiumRecord): void {
  if (differenceOf(record.name) !== undefined || !differs(record)) return;
  const ours = ourVerdict(caseNamed(record.name));
  assert.deepEqual(
    ours,
    record.verdicts.find((chromium) => !isSame(chromium, ours)),
    record.name,
  );
}

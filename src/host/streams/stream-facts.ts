/** What lists of streams say of each: the view, the status bar and the lenses in code. */

import { countOf } from '../export/formats.ts';
import { language } from '../vscode/l10n.ts';
import { stateNames } from '../vscode/state-names.ts';
import type { Stream } from './stream.ts';

/** What is told of a stream. */
export type ToldStream = Pick<Stream, 'state' | 'counts' | 'isFailed'>;

/** `6.4/s`. @param rate - events per second */
export function formatRate(rate: number): string {
  const digits = rate < 10 && rate > 0 ? 1 : 0;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${rate.toLocaleString(language, options)}/s`;
}

/** `6.4/s · 168 events`, or `waiting · 168 events`. @param rate - undefined: there is none to tell */
export function describeStream(stream: ToldStream, rate: number | undefined): string {
  const { state, counts, isFailed } = stream;
  const now = state === 'open' && rate !== undefined ? formatRate(rate) : stateNames[isFailed ? 'error' : state];
  return `${now} · ${countOf(counts.received)}`;
}

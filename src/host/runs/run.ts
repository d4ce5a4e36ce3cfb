/** One run of a panel's request: what was received from one press of Connect to the next. */

import type { RunSummary } from '../../shared/boundary/runs.ts';
import { urlDifference } from '../../shared/request/url-difference.ts';
import type { Watched } from '../streams/watched.ts';

export interface Run {
  /** Counts from 1 in each panel, and is not used again once the run was kept. */
  readonly number: number;
  readonly watched: Watched;
}

/** Whether anything of it is worth keeping: events, other bytes, or the response that was refused. */
export function isWorthKeeping({ watched }: Run): boolean {
  const { counts, status } = watched;
  return counts.received > 0 || counts.bytes > 0 || (status.answer ?? '') !== '';
}

/** @param current - the one that its request is compared with */
export function summaryOf({ number, watched }: Run, current: Run): RunSummary {
  const { asked, counts, status, title } = watched;
  const now = current.watched.asked;
  const difference = asked && now ? urlDifference(asked.url, now.url) : { has: [title], lacks: [] };
  const method = asked !== undefined && asked.method !== now?.method ? [asked.method] : [];
  return {
    number,
    ...(asked !== undefined && { startedAt: asked.startedAt }),
    ...difference,
    has: [...method, ...difference.has],
    events: counts.received,
    status: status.text,
  };
}

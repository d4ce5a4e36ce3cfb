/** The phases of an attempt, one after the other, with their times. */

import { t } from '@vscode/l10n';

import type { ConnectionAttempt } from '../../shared/stream/records.ts';

export interface PhaseRow {
  readonly name: string;
  /** When it was over: ms since the attempt began. */
  readonly at: number;
  /** Since the phase before, in ms. */
  readonly took: number;
}

/** Those that are known and over. Empty where VS Code makes the connection, which tells none. */
export function phaseRows(attempt: ConnectionAttempt): readonly PhaseRow[] {
  const { phases, startedAt, headersAt, firstEventAt, remoteAddress, tls } = attempt;
  if (phases === undefined) return [];
  const times: readonly (readonly [string, number | undefined])[] = [
    [t('Host name looked up'), phases.lookedUpAt],
    [remoteAddress === undefined ? t('Connected') : t`Connected to ${remoteAddress}`, phases.connectedAt],
    [tls === undefined ? t('TLS handshake complete') : t`TLS handshake complete (${tls.protocol})`, phases.securedAt],
    [t('Request sent'), phases.sentAt],
    [t('First byte of the response'), phases.firstByteAt],
    [t('Response headers complete'), headersAt],
    [t('First byte of the body'), phases.firstBodyByteAt],
    [t('First event'), firstEventAt],
  ];
  const rows: PhaseRow[] = [];
  // Some are told in whole ms and others in fractions: none is over before the one before it.
  let before = 0;
  for (const [name, time] of times) {
    if (time === undefined) continue;
    const at = Math.max(before, time - startedAt);
    rows.push({ name, at, took: at - before });
    before = at;
  }
  return rows;
}

/** The settings, read and checked. */

import { ConfigurationTarget, workspace } from 'vscode';
import type { LogLimits } from '../protocol/engine.ts';
import { isStopRule } from '../protocol/guards.ts';
import { leastGapMs } from '../protocol/marks.ts';
import type { StopRule } from '../protocol/records.ts';

/** The prefix of all settings. */
export const SETTINGS = 'sseMonitor';

/** The setting `sseMonitor.stopOn`, without entries that are no rules. */
export function stopOnSetting(): StopRule[] {
  const value: unknown = workspace.getConfiguration(SETTINGS).get('stopOn');
  return Array.isArray(value) ? value.filter(isStopRule) : [];
}

/** The settings `sseMonitor.log.*`, held to the bounds that the manifest names. */
export function logLimits(): LogLimits {
  const log = workspace.getConfiguration(`${SETTINGS}.log`);
  return {
    maxEvents: bounded(log.get('maxEvents'), 100, 20_000_000, 10_000_000),
    maxBytes: bounded(log.get('maxMegabytes'), 1, 4096, 1024) * 1_000_000,
    memoryBytes: bounded(log.get('memoryMegabytes'), 8, 4096, 256) * 1_000_000,
  };
}

/** The setting `sseMonitor.notes.off`: codes of kinds of notes. */
export function notesOffSetting(): ReadonlySet<string> {
  return (notesOff ??= readNotesOff());
}

/** Whether notes of that kind are told, for the person. @param code - such as `SSE101` */
export async function setNotesOff(code: string, isOff: boolean): Promise<void> {
  const others = [...readNotesOff()].filter((other) => other !== code);
  const codes = isOff ? [...others, code].toSorted() : others;
  await workspace.getConfiguration(SETTINGS).update('notes.off', codes, ConfigurationTarget.Global);
}

/** The setting `sseMonitor.rows.gapSeconds`, in ms: so long a time without an event is a gap. */
export function gapSetting(): number {
  const seconds: unknown = workspace.getConfiguration(SETTINGS).get('rows.gapSeconds');
  return bounded(seconds, leastGapMs / 1000, 86_400, 5) * 1000;
}

/** The setting `sseMonitor.secretNames`, which no workspace can set: names of secrets beside those that are known. */
export function secretNamesSetting(): readonly string[] {
  const value: unknown = workspace.getConfiguration(SETTINGS).get('secretNames');
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}

let notesOff: ReadonlySet<string> | undefined;

function readNotesOff(): ReadonlySet<string> {
  const value: unknown = workspace.getConfiguration(SETTINGS).get('notes.off');
  return new Set(Array.isArray(value) ? value.filter((code) => typeof code === 'string') : []);
}

/** The setting `sseMonitor.warnOfSilenceAfterSeconds`, in ms; 0: never. */
export function silenceSetting(): number {
  return (silenceMs ??= readSilence());
}

/** Asked for with each update of a panel, and VS Code takes its time to say it. */
let silenceMs: number | undefined;

/** To be called when the settings have changed. */
export function forgetSettings(): void {
  silenceMs = undefined;
  notesOff = undefined;
}

function readSilence(): number {
  return bounded(workspace.getConfiguration(SETTINGS).get('warnOfSilenceAfterSeconds'), 0, 86_400, 60) * 1000;
}

function bounded(value: unknown, min: number, max: number, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.min(max, Math.max(min, Math.trunc(value)))
    : otherwise;
}

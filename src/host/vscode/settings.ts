/** The settings, read and checked. */

import { ConfigurationTarget, workspace } from 'vscode';
import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import { diagnosisCode } from '../../shared/diagnoses/diagnosis-code.ts';
import { payloadKinds } from '../../shared/diagnoses/kind-facts.ts';
import type { LogLimits } from '../../shared/stream/engine.ts';
import { isStopRule, type StopRule } from '../../shared/stream/stop-rules.ts';
import { boundedSetting, type numberSettings } from './setting-table.ts';

/** The prefix of all settings. */
export const settingsPrefix = 'sseMonitor';

/** The setting `sseMonitor.stopOn`, without entries that aren't rules. */
export function stopOnSetting(): StopRule[] {
  const value: unknown = workspace.getConfiguration(settingsPrefix).get('stopOn');
  return Array.isArray(value) ? value.filter(isStopRule) : [];
}

/** The setting `sseMonitor.llm.stopAtEnd`. */
export function stopAtAnswerEndSetting(): boolean {
  return workspace.getConfiguration(settingsPrefix).get('llm.stopAtEnd') !== false;
}

/** The settings `sseMonitor.log.*`, within their bounds. */
export function logLimits(): LogLimits {
  return {
    maxEvents: numberSetting('log.maxEvents'),
    maxBytes: numberSetting('log.maxMegabytes') * 1_000_000,
    memoryBytes: numberSetting('log.memoryMegabytes') * 1_000_000,
  };
}

/** Whether diagnoses of that kind are shown: the settings `sseMonitor.notes.off` and `sseMonitor.payloadHints`. */
export function showsDiagnosis(kind: DiagnosisKind): boolean {
  hiddenDiagnoses ??= readHiddenDiagnoses();
  return !hiddenDiagnoses.has(diagnosisCode(kind)) && (showsPayloadHints() || !payloadKinds.includes(kind));
}

/** The setting `sseMonitor.payloadHints`. */
export function showsPayloadHints(): boolean {
  return (payloadHints ??= workspace.getConfiguration(settingsPrefix).get('payloadHints') !== false);
}

/** The setting `sseMonitor.rows.foldRepeatedData`. */
export function foldsRepeatedData(): boolean {
  return (foldsData ??= workspace.getConfiguration(settingsPrefix).get('rows.foldRepeatedData') !== false);
}

/** Whether diagnoses of that kind are shown, for the person. @param code - such as `SSE101` */
export async function setDiagnosisHidden(code: string, isOff: boolean): Promise<void> {
  const others = [...readHiddenDiagnoses()].filter((other) => other !== code);
  const codes = isOff ? [...others, code].toSorted() : others;
  await workspace.getConfiguration(settingsPrefix).update('notes.off', codes, ConfigurationTarget.Global);
}

/** The setting `sseMonitor.rows.gapSeconds`, in ms: this long a time without an event is a gap. */
export function gapSetting(): number {
  return numberSetting('rows.gapSeconds') * 1000;
}

/** The setting `sseMonitor.secretNames`, which no workspace can set: names of secrets beside those that are known. */
export function secretNamesSetting(): readonly string[] {
  const value: unknown = workspace.getConfiguration(settingsPrefix).get('secretNames');
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}

let hiddenDiagnoses: ReadonlySet<string> | undefined;
let payloadHints: boolean | undefined;
let foldsData: boolean | undefined;

function readHiddenDiagnoses(): ReadonlySet<string> {
  const value: unknown = workspace.getConfiguration(settingsPrefix).get('notes.off');
  return new Set(Array.isArray(value) ? value.filter((code) => typeof code === 'string') : []);
}

/** The setting `sseMonitor.warnOfSilenceAfterSeconds`, in ms; 0: never. */
export function silenceSetting(): number {
  return (silenceMs ??= numberSetting('warnOfSilenceAfterSeconds') * 1000);
}

/** Asked for with each update of a panel, and VS Code takes its time to say it. */
let silenceMs: number | undefined;

/** To be called when the settings have changed. */
export function forgetSettings(): void {
  silenceMs = undefined;
  hiddenDiagnoses = undefined;
  payloadHints = undefined;
  foldsData = undefined;
}

function numberSetting(name: keyof typeof numberSettings): number {
  return boundedSetting(name, workspace.getConfiguration(settingsPrefix).get(name));
}

/** The recorded LLM streams of test/fixtures/llm-streams, as events, with what a correct merge must give. */

import { readFileSync } from 'node:fs';
import { llmEvent } from '../../src/llm/formats/format.ts';
import type { LlmEvent } from '../../src/llm/formats/format.ts';
import { parsePlainly } from './plain-parser.ts';

const folder = new URL('../fixtures/llm-streams/', import.meta.url);

export interface Expectation {
  readonly api: string;
  readonly kind: string;
  readonly note: string;
  readonly events: number;
  readonly text: string;
  readonly thinking: string;
  readonly toolCalls: readonly { readonly name: string; readonly arguments: unknown }[];
  readonly stopReason: string | null;
  readonly usage: unknown;
  readonly serverTools?: readonly { readonly name: string; readonly arguments: unknown }[];
  readonly refusal?: string;
  readonly citations?: number;
  readonly choices?: readonly unknown[];
  readonly doneMarker?: boolean;
  readonly finalObject?: { readonly text?: boolean; readonly outputEmpty?: boolean };
  readonly error?: unknown;
  readonly differs?: Readonly<Record<string, readonly string[]>>;
  readonly operations?: Readonly<Record<string, readonly unknown[]>>;
  readonly values?: readonly unknown[];
  readonly notifications?: number;
}

export interface Recording {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly events: readonly LlmEvent[];
  readonly expected: Expectation;
}

function eventsOf(file: string, bytes: Uint8Array): readonly LlmEvent[] {
  if (file.endsWith('.ndjson')) {
    const lines = new TextDecoder().decode(bytes).split('\n');
    return lines.filter((line) => line.trim() !== '').map((line, seq) => llmEvent(seq, 'message', line));
  }
  return parsePlainly(bytes, '').events.map(({ type, data, id }, seq) => llmEvent(seq, type, data, id));
}

const expectations = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<string, Expectation>;

export const recordings: readonly Recording[] = Object.entries(expectations).map(([file, expected]) => {
  const bytes = readFileSync(new URL(file, folder));
  return { file, bytes, events: eventsOf(file, bytes), expected };
});

/** @returns the recording of the file, which must be there */
export function recordingOf(file: string): Recording {
  const found = recordings.find((recording) => recording.file === file);
  if (!found) throw new Error(`No recording ${file}`);
  return found;
}

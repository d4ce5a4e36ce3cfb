/** The libraries that most clients of language models read streams with, and what each makes of one. */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Fault } from '../../src/llm/answer/faults.ts';
import type { LlmEvent, LlmFormat } from '../../src/llm/formats/format.ts';
import { judge } from '../../src/llm/reading/judge.ts';
import { Merge } from '../../src/llm/reading/merge.ts';
import { summaryOf } from '../../src/llm/reading/summary.ts';
import type { AnswerSummary } from '../../src/llm/reading/summary.ts';
import { tokensOf } from '../../src/llm/reading/usage.ts';
import { installPackages } from '../servers/install.ts';

/** What a library gives of a stream; what it doesn't keep is undefined. */
interface Reading {
  readonly text: string;
  readonly refusal?: string;
  readonly thinking?: readonly string[];
  readonly toolCalls: readonly unknown[];
  readonly stopReason?: string | null;
  readonly usage?: unknown;
  readonly outputTokens?: number;
}

type Read = (bytes: Uint8Array, request: { readonly toolNames: readonly string[] }) => Promise<Reading>;

export interface Oracle {
  readonly name: OracleName;
  /** With its name: `openai 7.59.0`. */
  readonly version: string;
  /** By the format that it reads. */
  readonly formats: Readonly<Record<string, Read>>;
}

/** The stream as it is shown here. */
export interface OwnReading {
  readonly format: LlmFormat;
  readonly summary: AnswerSummary;
  readonly faults: readonly Fault[];
}

/** What a library makes of a stream, beside what is shown here. */
export interface Outcome {
  readonly result: 'agrees' | 'differs' | 'throws';
  /** The members that differ, with what the library gives; or the message of the error. */
  readonly detail: string;
}

const packages = {
  openai: ['openai'],
  anthropic: ['@anthropic-ai/sdk'],
  ai: ['ai', '@ai-sdk/openai', '@ai-sdk/openai-compatible', '@ai-sdk/anthropic', '@ai-sdk/google'],
  'ag-ui': ['@ag-ui/client'],
} as const;

type OracleName = keyof typeof packages;

/** What is told of a value or a message. */
const shownChars = 120;

/** Installs the libraries when they aren't there yet. */
export async function loadOracles(): Promise<readonly Oracle[]> {
  await installPackages(fileURLToPath(new URL('.', import.meta.url)));
  return Promise.all((Object.keys(packages) as OracleName[]).map(loadOracle));
}

async function loadOracle(name: OracleName): Promise<Oracle> {
  const file = new URL(`readers/${name}.mjs`, import.meta.url).href;
  const { formats } = (await import(file)) as Pick<Oracle, 'formats'>;
  const [first = '', ...more] = await Promise.all(packages[name].map(versionOf));
  return { name, version: more.length === 0 ? first : `${first} (${more.join(', ')})`, formats };
}

async function versionOf(name: string): Promise<string> {
  const file = new URL(`node_modules/${name}/package.json`, import.meta.url);
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { readonly version: string };
  return `${name} ${version}`;
}

/** @returns what is shown of the events here; `undefined` where they are of no format */
export function ownReading(events: readonly LlmEvent[]): OwnReading | undefined {
  const merge = new Merge();
  for (const event of events) merge.add(event);
  const { answer, recognition } = merge;
  if (!recognition) return undefined;
  const { format } = recognition;
  return { format, summary: summaryOf(answer, format), faults: judge(answer, format, events.length - 1, true) };
}

/** @param toolNames - that the request offered */
export async function outcomeOf(
  oracle: Oracle,
  bytes: Uint8Array,
  own: OwnReading,
  toolNames: readonly string[],
): Promise<Outcome | undefined> {
  const read = oracle.formats[own.format.id];
  if (!read) return undefined;
  try {
    return compare(await read(bytes, { toolNames }), own);
  } catch (error) {
    const { message } = error as Error;
    return { result: 'throws', detail: shown(message) };
  }
}

function compare(theirs: Reading, { summary, format }: OwnReading): Outcome {
  const { input: _, output = 0, reasoning = 0 } = tokensOf(summary.usage);
  const ours = {
    ...summary,
    thinking: summary.thinking,
    // Some count the thinking into the output.
    outputTokens: theirs.outputTokens === output + reasoning ? output + reasoning : output,
  };
  const plain = {
    ...theirs,
    thinking: theirs.thinking?.filter((text) => text !== '').join(format.thinkingSeparator),
    outputTokens: summary.usage === null ? undefined : theirs.outputTokens,
  };
  const members = Object.entries(JSON.parse(JSON.stringify(plain)) as Record<string, unknown>);
  const different = members.filter(([name, value]) => !isDeepStrictEqual(value, ours[name as keyof typeof ours]));
  if (different.length === 0) return { result: 'agrees', detail: '' };
  return { result: 'differs', detail: different.map(([name, value]) => `${name}: ${shown(value)}`).join('; ') };
}

function shown(value: unknown): string {
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(/\s+/g, ' ');
  return text.length > shownChars ? `${text.slice(0, shownChars)}…` : text;
}

/** The events as a server sends them. */
export function bytesOf(events: readonly LlmEvent[]): Uint8Array {
  return new TextEncoder().encode(events.map(blockOf).join(''));
}

function blockOf({ type, id, data }: LlmEvent): string {
  const name = type === 'message' ? '' : `event: ${type}\n`;
  const lines = data.split('\n').map((line) => `data: ${line}\n`);
  return `${id === '' ? '' : `id: ${id}\n`}${name}${lines.join('')}\n`;
}

/** The answer in plain values, as a client would have it. */

import type { Answer } from '../answer/answer.ts';
import type { Part, PartKind } from '../answer/part.ts';
import type { LlmFormat } from '../formats/format.ts';
import { parsedJson } from '../json/values.ts';

export interface ToolCall {
  readonly name: string;
  /** Parsed; as text where they aren't complete JSON, or aren't meant to be JSON. */
  readonly arguments: unknown;
}

export interface ChoiceSummary {
  readonly text: string;
  readonly thinking: string;
  readonly toolCalls: readonly ToolCall[];
  /** In the provider's word; `null` where none came. */
  readonly stopReason: string | null;
}

/** The whole stream: its first choice, and what it says beside it. */
export interface AnswerSummary extends ChoiceSummary {
  readonly serverTools: readonly ToolCall[];
  readonly refusal: string;
  readonly citations: number;
  /** As the provider sent it, the last one; `null` where none came. */
  readonly usage: unknown;
  readonly choices: readonly ChoiceSummary[];
}

export function summaryOf(answer: Answer, format: LlmFormat): AnswerSummary {
  const live = answer.parts.filter((part) => !part.isSuperseded);
  const choices = choicesOf(answer, live).map((choice) => choiceOf(answer, format, live, choice));
  const [first = { text: '', thinking: '', toolCalls: [], stopReason: null }] = choices;
  return {
    ...first,
    serverTools: callsOf(live.filter((part) => part.kind === 'serverTool')),
    refusal: joined(live.filter((part) => part.kind === 'refusal')),
    citations: live.filter((part) => part.kind === 'citation').length,
    usage: answer.usage?.value ?? null,
    choices,
  };
}

/** @returns the names of the answers that the stream has, in their order */
export function choicesOf(answer: Answer, parts: readonly Part[]): readonly string[] {
  const names = new Set([...parts.map((part) => part.choice), ...answer.stops.keys()]);
  return names.size === 0 ? ['0'] : [...names].toSorted((a, b) => Number(a) - Number(b));
}

function choiceOf(answer: Answer, format: LlmFormat, live: readonly Part[], choice: string): ChoiceSummary {
  const parts = live.filter((part) => part.choice === choice);
  const said = format.isLastMessage ? parts.filter((part) => part.message === answer.lastMessage) : parts;
  const of = (kind: PartKind): readonly Part[] => said.filter((part) => part.kind === kind);
  return {
    text: joined(of('text')),
    thinking: joined(of('thinking'), format.thinkingSeparator),
    toolCalls: callsOf(parts.filter((part) => part.kind === 'toolCall')),
    stopReason: answer.stops.get(choice)?.reason ?? null,
  };
}

function joined(parts: readonly Part[], separator = ''): string {
  const texts = parts.map((part) => part.text);
  return separator === '' ? texts.join('') : texts.filter((text) => text !== '').join(separator);
}

function callsOf(parts: readonly Part[]): readonly ToolCall[] {
  return parts.map((part) => ({ name: part.name, arguments: argumentsOf(part) }));
}

function argumentsOf(part: Part): unknown {
  if (part.value !== undefined)
    return typeof part.value === 'string' ? (parsedJson(part.value) ?? part.value) : part.value;
  if (part.text === '' && part.emptyMeansNone) return {};
  return part.isFreeText ? part.text : (parsedJson(part.text) ?? part.text);
}

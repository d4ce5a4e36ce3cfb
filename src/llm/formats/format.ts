/** What a format of LLM streams is: how it is told, how it is read, and how it ends. */

import type { Answer } from '../answer/answer.ts';
import { parsedJson } from '../json/values.ts';

export type FormatId =
  | 'openai-chat'
  | 'openai-completions'
  | 'openai-responses'
  | 'openai-assistants'
  | 'openai-transcription'
  | 'anthropic'
  | 'gemini'
  | 'gemini-interactions'
  | 'cohere'
  | 'ollama'
  | 'watsonx'
  | 'replicate'
  | 'ui-message'
  | 'ag-ui'
  | 'langgraph'
  | 'mcp'
  | 'a2a'
  | 'graphql-sse'
  | 'trpc'
  | 'mercure';

export interface LlmEvent {
  /** Its number in the stream; never falls. */
  readonly seq: number;
  /** The event type; "message" where none was sent, and for a line of NDJSON. */
  readonly type: string;
  /** Its own, where it was sent with one. */
  readonly id: string;
  readonly data: string;
  /** `undefined` where the data isn't JSON. */
  readonly json: unknown;
}

/** @param type - as a browser would name it: "message" where none was sent */
export function llmEvent(seq: number, type: string, data: string, id = ''): LlmEvent {
  const first = data.charCodeAt(0);
  return { seq, type, id, data, json: data === '' || first === 0x3c ? undefined : parsedJson(data) };
}

/** How calls are announced by the stop reason. */
export interface StopWords {
  /** Said when the model wants tools run. */
  readonly tools?: string;
  /** Said when it has finished without any. */
  readonly finished?: string;
}

export interface LlmFormat {
  readonly id: FormatId;
  /** As its makers name it: a name, not a word to translate. */
  readonly name: string;
  /** What ends an answer; none where the end is that of the response. */
  readonly terminators: readonly string[];
  /** Sent by all that speak the format behind the answer, so that its absence is a fault. */
  readonly needsTerminator: boolean;
  /** Set where each part is opened and closed by events of its own. */
  readonly opensParts: boolean;
  /** Set where an event can take back what was sent before. */
  readonly replaces: boolean;
  readonly stopWords: StopWords;
  /** It has no end of its own: whenever it ends, it is complete. */
  readonly isEndless: boolean;
  /** Several answers can be in one stream, so that the end of one isn't that of the stream. */
  readonly isShared: boolean;
  /** Calls are run while the answer goes on, so that it can end without one that is open. */
  readonly runsTools: boolean;
  /** Between two parts of the thinking. */
  readonly thinkingSeparator: string;
  /** The text of the answer is that of its last message, not of all. */
  readonly isLastMessage: boolean;
  /** @returns by what the event is told to be of this format; `undefined` where it could be another's */
  recognise(event: LlmEvent): string | undefined;
  /** @returns what reads the events of one answer into it, in their order */
  begin(answer: Answer): (event: LlmEvent) => void;
}

/** What most formats are like. */
export const usualFormat = {
  terminators: [],
  needsTerminator: false,
  opensParts: false,
  replaces: false,
  stopWords: {},
  runsTools: false,
  isEndless: false,
  isShared: false,
  thinkingSeparator: '',
  isLastMessage: false,
} as const satisfies Partial<LlmFormat>;

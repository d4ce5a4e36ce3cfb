/** The tokens that a provider reports, under whichever names. */

import { at, numberAt } from '../json/values.ts';

/** Counts of tokens; `undefined` where the provider doesn't say. */
export interface TokenCounts {
  readonly input: number | undefined;
  readonly cached: number | undefined;
  readonly output: number | undefined;
  /** Part of the output with most, beside it with Gemini and xAI. */
  readonly reasoning: number | undefined;
  readonly total: number | undefined;
}

type Path = readonly string[];

const input: readonly Path[] = [
  ['prompt_tokens'],
  ['input_tokens'],
  ['inputTokens'],
  ['promptTokenCount'],
  ['total_input_tokens'],
  ['tokens', 'input_tokens'],
  ['prompt_eval_count'],
  ['input_token_count'],
];
const cached: readonly Path[] = [
  ['prompt_tokens_details', 'cached_tokens'],
  ['input_tokens_details', 'cached_tokens'],
  ['cache_read_input_tokens'],
  ['cachedContentTokenCount'],
  ['total_cached_tokens'],
  ['cached_tokens'],
  ['cachedInputTokens'],
];
const output: readonly Path[] = [
  ['completion_tokens'],
  ['output_tokens'],
  ['outputTokens'],
  ['candidatesTokenCount'],
  ['total_output_tokens'],
  ['tokens', 'output_tokens'],
  ['eval_count'],
  ['generated_token_count'],
];
const reasoning: readonly Path[] = [
  ['completion_tokens_details', 'reasoning_tokens'],
  ['output_tokens_details', 'reasoning_tokens'],
  ['output_tokens_details', 'thinking_tokens'],
  ['output_token_details', 'reasoning'],
  ['tokens', 'reasoning_tokens'],
  ['reasoningTokens'],
  ['thoughtsTokenCount'],
  ['total_thought_tokens'],
];
const total: readonly Path[] = [['total_tokens'], ['totalTokens'], ['totalTokenCount']];

/** @param usage - as the provider sent it */
export function tokensOf(usage: unknown): TokenCounts {
  const first = (paths: readonly Path[]): number | undefined => {
    const path = paths.find((path) => typeof at(usage, ...path) === 'number');
    return path && numberAt(usage, ...path);
  };
  return {
    input: first(input),
    cached: first(cached),
    output: first(output),
    reasoning: first(reasoning),
    total: first(total),
  };
}

/**
 * What the built-in sample of a language model sends: OpenAI Chat Completions with thinking, a text, and a tool call. It is
 * made up, and the same every time, its pace included.
 */

/** A block of the stream, its blank line included. */
export interface ModelBlock {
  /** Since the block before, in ms. */
  readonly afterMs: number;
  readonly text: string;
}

/** What the stream ends with, as its data. */
export const modelEnd = '[DONE]';

/** Until the first token, between the tokens of each part, and before the next part, in ms. */
const pace = { first: 700, thinking: 45, text: 35, arguments: 25, part: 400 };

const thinking =
  'The user asks whether to take an umbrella to Berlin tomorrow. I can’t know the weather, but there is a tool for the ' +
  'forecast. It needs a city and a date. Today is January 5, so tomorrow is January 6. I’ll say what I’m doing, then call it.';

const text =
  'I’ll look at the **forecast for Berlin** tomorrow and then tell you:\n\n- whether it rains\n- how windy it gets, because ' +
  'an umbrella doesn’t help in a storm\n';

const call = { id: 'call_sample_1', type: 'function', function: { name: 'get_forecast', arguments: '' } };
const callArguments = JSON.stringify({
  city: 'Berlin',
  date: '2026-01-06',
  details: ['rain', 'wind'],
  units: 'metric',
});

const usage = {
  prompt_tokens: 93,
  completion_tokens: 118,
  total_tokens: 211,
  completion_tokens_details: { reasoning_tokens: 58 },
};

/** All blocks of the stream, in order. */
export function* modelBlocks(): Generator<ModelBlock> {
  yield block(0, { delta: { role: 'assistant', content: '' } });
  yield* deltas(thinking, pace.first, pace.thinking, (piece) => ({ reasoning_content: piece }));
  yield* deltas(text, pace.part, pace.text, (piece) => ({ content: piece }));
  yield block(pace.part, { delta: { tool_calls: [{ index: 0, ...call }] } });
  yield* deltas(callArguments, pace.arguments, pace.arguments, (piece) => ({
    tool_calls: [{ index: 0, function: { arguments: piece } }],
  }));
  yield block(pace.arguments, { delta: {}, finish_reason: 'tool_calls' });
  yield { afterMs: pace.arguments, text: chunk([], usage) };
  yield { afterMs: 0, text: `data: ${modelEnd}\n\n` };
}

/** A block for each token. A model is not a clock: some take longer, always the same ones. */
function* deltas(
  whole: string,
  firstMs: number,
  eachMs: number,
  deltaOf: (piece: string) => object,
): Generator<ModelBlock> {
  const tokens = whole.match(/[ \n]{0,2}[^ \n]{1,7}|[ \n]/g) ?? [];
  for (const [index, token] of tokens.entries()) {
    const uneven = eachMs * (0.5 + ((index * 7) % 11) / 10);
    yield block(index === 0 ? firstMs : uneven, { delta: deltaOf(token) });
  }
}

function block(afterMs: number, choice: object): ModelBlock {
  return { afterMs, text: chunk([{ index: 0, finish_reason: null, ...choice }]) };
}

function chunk(choices: readonly object[], total?: object): string {
  const head = {
    id: 'chatcmpl-sample',
    object: 'chat.completion.chunk',
    created: 1_767_623_400,
    model: 'sample-model-1',
  };
  return `data: ${JSON.stringify({ ...head, choices, ...(total && { usage: total }) })}\n\n`;
}

/** The `openai` package: `chat.completions.stream()` and `responses.stream()`. */

import OpenAI from 'openai';
import { fetchOf, parsed } from './response.mjs';

function clientOf(bytes) {
  return new OpenAI({ apiKey: 'none', baseURL: 'http://127.0.0.1/v1', maxRetries: 0, fetch: fetchOf(bytes) });
}

async function readChat(bytes) {
  const request = { model: 'm', messages: [{ role: 'user', content: 'Hello' }] };
  const stream = clientOf(bytes).chat.completions.stream(request);
  const { choices, usage } = await stream.finalChatCompletion();
  const { message, finish_reason: stopReason } = choices[0];
  const calls = message.tool_calls ?? [];
  return {
    text: message.content ?? '',
    refusal: message.refusal ?? '',
    toolCalls: calls.map((call) => ({ name: call.function.name, arguments: parsed(call.function.arguments) })),
    stopReason,
    usage: usage ?? null,
  };
}

async function readResponses(bytes) {
  const stream = clientOf(bytes).responses.stream({ model: 'm', input: 'Hello' });
  const { output, status, usage } = await stream.finalResponse();
  return {
    text: output.flatMap((item) => (item.type === 'message' ? textsOf(item) : [])).join(''),
    toolCalls: output.flatMap(callsOf),
    stopReason: status,
    usage: usage ?? null,
  };
}

function textsOf({ content }) {
  return content.flatMap((part) => (part.type === 'output_text' ? [part.text] : []));
}

function callsOf({ type, name, arguments: json, input }) {
  if (type === 'function_call') return [{ name, arguments: parsed(json) }];
  return type === 'custom_tool_call' ? [{ name, arguments: input }] : [];
}

export const formats = { 'openai-chat': readChat, 'openai-responses': readResponses };

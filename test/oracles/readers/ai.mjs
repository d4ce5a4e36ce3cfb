/** The `ai` package: `streamText()` with the providers of its own, and `readUIMessageStream()`. */

import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogle } from '@ai-sdk/google';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { DefaultChatTransport, jsonSchema, readUIMessageStream, streamText, tool } from 'ai';
import { fetchOf } from './response.mjs';

// It prints a warning for each setting that a model doesn't know.
globalThis.AI_SDK_LOG_WARNINGS = false;

const baseURL = 'http://127.0.0.1/v1';

function settingsOf(bytes) {
  return { apiKey: 'none', baseURL, fetch: fetchOf(bytes) };
}

const anyTool = tool({ inputSchema: jsonSchema({ type: 'object' }) });

/** @param toolNames - that the request offered: a call of another one is an error for this library */
async function readText(model, toolNames) {
  let failure;
  const result = streamText({
    model,
    prompt: 'Hello',
    maxRetries: 0,
    tools: Object.fromEntries(toolNames.map((name) => [name, anyTool])),
    onError: ({ error }) => {
      failure ??= error;
    },
  });
  await result.consumeStream();
  if (failure !== undefined) throw failure;
  const [thoughts, calls, usage] = await Promise.all([result.reasoning, result.toolCalls, result.usage]);
  const own = calls.filter(({ providerExecuted }) => providerExecuted !== true);
  return {
    text: await result.text,
    thinking: thoughts.map(({ text }) => text),
    toolCalls: own.map(({ toolName, input }) => ({ name: toolName, arguments: input })),
    stopReason: await result.rawFinishReason,
    outputTokens: usage.outputTokens,
  };
}

function textOf(modelOf) {
  return (bytes, { toolNames }) => readText(modelOf(bytes), toolNames);
}

async function readMessage(bytes) {
  const transport = new DefaultChatTransport({ api: 'http://127.0.0.1/chat', fetch: fetchOf(bytes) });
  const stream = await transport.sendMessages({ chatId: 'c', messages: [], trigger: 'submit-message' });
  let failure;
  let message;
  const onError = (error) => {
    failure ??= error;
  };
  for await (const next of readUIMessageStream({ stream, onError })) message = next;
  if (failure !== undefined) throw failure;
  const of = (wanted) => message.parts.filter(({ type }) => type.startsWith(wanted));
  return {
    text: of('text')
      .map(({ text }) => text)
      .join(''),
    thinking: of('reasoning').map(({ text }) => text),
    toolCalls: of('tool-').map(({ type, input }) => ({ name: type.slice('tool-'.length), arguments: input })),
  };
}

export const formats = {
  'openai-chat': textOf((bytes) => createOpenAICompatible({ name: 'p', ...settingsOf(bytes) })('m')),
  'openai-completions': textOf((bytes) => createOpenAI(settingsOf(bytes)).completion('m')),
  'openai-responses': textOf((bytes) => createOpenAI(settingsOf(bytes)).responses('m')),
  anthropic: textOf((bytes) => createAnthropic(settingsOf(bytes))('m')),
  gemini: textOf((bytes) => createGoogle(settingsOf(bytes))('gemini-3')),
  'ui-message': readMessage,
};

/** The `@anthropic-ai/sdk` package: `beta.messages.stream()`, which knows all kinds of blocks. */

import Anthropic from '@anthropic-ai/sdk';
import { fetchOf } from './response.mjs';

async function read(bytes) {
  const client = new Anthropic({
    apiKey: 'none',
    baseURL: 'http://127.0.0.1',
    maxRetries: 0,
    fetch: fetchOf(bytes),
  });
  const request = { model: 'm', max_tokens: 1000, messages: [{ role: 'user', content: 'Hello' }] };
  const { content, stop_reason: stopReason, usage } = await client.beta.messages.stream(request).finalMessage();
  const of = (wanted) => content.filter(({ type }) => type === wanted);
  return {
    text: of('text')
      .map(({ text }) => text)
      .join(''),
    thinking: of('thinking').map(({ thinking }) => thinking),
    toolCalls: of('tool_use').map(({ name, input }) => ({ name, arguments: input })),
    stopReason,
    outputTokens: usage.output_tokens,
  };
}

export const formats = { anthropic: read };

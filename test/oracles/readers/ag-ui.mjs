/** The `@ag-ui/client` package: `HttpAgent`, with its check of the order of events. */

import { HttpAgent } from '@ag-ui/client';
import { fetchOf, parsed } from './response.mjs';

async function read(bytes) {
  const agent = new HttpAgent({ url: 'http://127.0.0.1/agent', fetch: fetchOf(bytes), debug: false });
  const { newMessages } = await agent.runAgent();
  const said = newMessages.filter(({ role }) => role === 'assistant');
  const thought = newMessages.filter(({ role }) => role === 'reasoning');
  return {
    text: said.map(textOf).join(''),
    thinking: thought.map(textOf),
    toolCalls: said
      .flatMap(({ toolCalls }) => toolCalls ?? [])
      .map((call) => ({ name: call.function.name, arguments: parsed(call.function.arguments) })),
  };
}

function textOf({ content }) {
  return typeof content === 'string' ? content : '';
}

export const formats = { 'ag-ui': read };

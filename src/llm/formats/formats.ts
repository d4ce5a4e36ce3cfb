/** All formats. The first that knows an event has it: those with names of their own go before those that go by a member. */

import { a2a } from './a2a.ts';
import { agUi } from './ag-ui.ts';
import { anthropic } from './anthropic.ts';
import { cohere } from './cohere.ts';
import type { FormatId, LlmFormat } from './format.ts';
import { gemini } from './gemini.ts';
import { geminiInteractions } from './gemini-interactions.ts';
import { graphqlSse } from './graphql-sse.ts';
import { langgraph } from './langgraph.ts';
import { mercure } from './mercure.ts';
import { mcp } from './mcp.ts';
import { ollama } from './ollama.ts';
import { openaiAssistants } from './openai-assistants.ts';
import { openaiChat } from './openai-chat.ts';
import { openaiCompletions } from './openai-completions.ts';
import { openaiResponses } from './openai-responses.ts';
import { openaiTranscription } from './openai-transcription.ts';
import { replicate } from './replicate.ts';
import { trpc } from './trpc.ts';
import { uiMessage } from './ui-message.ts';
import { watsonx } from './watsonx.ts';

export const formats: readonly LlmFormat[] = [
  openaiChat,
  openaiResponses,
  anthropic,
  gemini,
  geminiInteractions,
  cohere,
  ollama,
  openaiCompletions,
  openaiTranscription,
  openaiAssistants,
  watsonx,
  replicate,
  agUi,
  uiMessage,
  langgraph,
  a2a,
  mcp,
  graphqlSse,
  trpc,
  mercure,
];

export function formatOf(id: FormatId): LlmFormat | undefined {
  return formats.find((format) => format.id === id);
}

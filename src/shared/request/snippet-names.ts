import type { SnippetKind } from '../boundary/page.ts';

/** What the kinds are called where they are chosen and spoken of. */
export const snippetNames: Readonly<Record<SnippetKind, string>> = {
  curl: 'cURL',
  eventSource: 'JavaScript EventSource',
  fetch: 'JavaScript fetch',
  httpxSse: 'Python httpx-sse',
};

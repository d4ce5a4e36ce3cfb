/**
 * What can be done with the request of a panel beside sending it. What reads commands and writes snippets is loaded when it
 * is first used: activation stays short.
 */

import { env } from 'vscode';
import type { CommandReading, RequestDraft, SnippetKind } from '../../protocol/page.ts';

export async function readCommand(text: string): Promise<CommandReading> {
  return (await import('./request-text.ts')).readCommand(text);
}

/** Puts the request on the clipboard, with the credentials that it has: whoever copies it means to run it. */
export async function copyRequest(draft: RequestDraft, kind: SnippetKind): Promise<{ error?: string }> {
  const { snippetOf } = await import('./request-text.ts');
  const snippet = snippetOf(draft, kind);
  if ('error' in snippet) return snippet;
  await env.clipboard.writeText(snippet.text);
  return {};
}

/**
 * A small part of Markdown, as elements whose content is text alone: headings, lists, quotations, code, emphasis. Links are
 * shown with where they lead and lead nowhere; images are not loaded; HTML is text.
 */

import { html, type TemplateResult } from 'lit';
import { type Span, spansOf } from './markdown-spans.ts';

/** What is below is text: each line may be an element, and elements cost more than text. */
const mostLines = 5000;

type Inline = string | TemplateResult;

/** @param text - of any kind: what means nothing is a paragraph */
export function renderMarkdown(text: string): TemplateResult[] {
  const all = text.split('\n');
  const lines = all.slice(0, mostLines);
  const blocks: TemplateResult[] = [];
  for (let at = 0; at < lines.length;) {
    const [block, next] = readBlock(lines, at);
    if (block !== undefined) blocks.push(block);
    at = next;
  }
  if (all.length > mostLines) blocks.push(html`<p>${all.slice(mostLines).join('\n')}</p>`);
  return blocks;
}

/** @returns the block that begins in that line, and the line after it */
function readBlock(lines: readonly string[], at: number): [TemplateResult | undefined, number] {
  const line = lines[at] as string;
  if (line.trim() === '') return [undefined, at + 1];
  if (line.startsWith('```')) return codeBlock(lines, at);
  const level = /^#{1,6}(?=\s)/.exec(line)?.[0].length;
  if (level !== undefined) return [headingOf(level, inline(line.slice(level).trimStart())), at + 1];
  if (/^(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line)) return [html`<hr />`, at + 1];
  for (const [pattern, draw] of gathered) {
    if (!pattern.test(line)) continue;
    const end = endOf(lines, at, (line) => pattern.test(line));
    return [draw(lines.slice(at, end).map((line) => inline(line.replace(pattern, '')))), end];
  }
  const end = endOf(lines, at, isParagraph);
  return [html`<p>${inline(lines.slice(at, end).join('\n'))}</p>`, end];
}

/** Blocks of lines that begin alike. */
const gathered: readonly (readonly [RegExp, (items: readonly Inline[][]) => TemplateResult])[] = [
  [
    /^\s*[-*+]\s+/,
    (items) =>
      html`<ul>
        ${items.map((item) => html`<li>${item}</li>`)}
      </ul>`,
  ],
  [
    /^\s*\d{1,9}[.)]\s+/,
    (items) =>
      html`<ol>
        ${items.map((item) => html`<li>${item}</li>`)}
      </ol>`,
  ],
  [/^>\s?/, (items) => html`<blockquote>${items.map((item) => html`<p>${item}</p>`)}</blockquote>`],
];

function isParagraph(line: string): boolean {
  if (line.trim() === '' || line.startsWith('```') || /^#{1,6}\s/.test(line)) return false;
  return !gathered.some(([pattern]) => pattern.test(line));
}

function codeBlock(lines: readonly string[], at: number): [TemplateResult, number] {
  const end = endOf(lines, at, (line) => !line.startsWith('```'));
  const code = lines.slice(at + 1, end).join('\n');
  return [html`<pre class="mono"><code>${code}</code></pre>`, end + 1];
}

function endOf(lines: readonly string[], at: number, belongs: (line: string) => boolean): number {
  let end = at + 1;
  while (end < lines.length && belongs(lines[end] as string)) end++;
  return end;
}

/** Not as headings of the panel: they are the server's. */
function headingOf(level: number, text: readonly Inline[]): TemplateResult {
  return html`<p class=${`heading h${level}`}>${text}</p>`;
}

function inline(text: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const span of spansOf(text)) {
    parts.push(text.slice(from, span.start), spanOf(span));
    from = span.end;
  }
  return [...parts, text.slice(from)];
}

function spanOf({ kind, text, target }: Span): TemplateResult {
  switch (kind) {
    case 'code':
      return html`<code class="mono">${text}</code>`;
    case 'strong':
      return html`<strong>${text}</strong>`;
    case 'link':
      return html`<span class="link">${text}</span> <span class="dim">(${target})</span>`;
    case 'emphasis':
      return html`<em>${text}</em>`;
  }
}

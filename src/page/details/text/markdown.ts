/**
 * A small part of Markdown, as elements whose content is text alone: headings, lists, quotations, code, emphasis. Links are
 * shown with where they lead and lead nowhere; images are not loaded; HTML is text.
 */

import { html, type TemplateResult } from 'lit';

/** So much is looked at: what is longer is one stretch of text. */
const longestSpan = 300;
/** What is below is text: each line may be an element, and elements cost more than text. */
const mostLines = 5000;

type Inline = string | TemplateResult;

const inlinePattern = new RegExp(
  [
    '`([^`\\n]{1,N})`',
    '\\*\\*([^*\\n]{1,N})\\*\\*',
    '\\*([^*\\s][^*\\n]{0,N})\\*',
    '\\b_([^_\\n]{1,N})_\\b',
    '!?\\[([^\\]\\n]{0,N})\\]\\(([^)\\s]{0,N})\\)',
  ]
    .join('|')
    .replaceAll('N', String(longestSpan)),
  'g',
);

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
  const heading = /^(#{1,6})\s+(.*)$/.exec(line);
  if (heading !== null) return [headingOf(heading[1]?.length ?? 1, inline(heading[2] ?? '')), at + 1];
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
  for (const match of text.matchAll(inlinePattern)) {
    parts.push(text.slice(from, match.index), span(match));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}

function span([, code, strong, emphasis, underlined, link, target = '']: RegExpExecArray): TemplateResult {
  if (code !== undefined) return html`<code class="mono">${code}</code>`;
  if (strong !== undefined) return html`<strong>${strong}</strong>`;
  if (link !== undefined) return html`<span class="link">${link}</span> <span class="dim">(${target})</span>`;
  return html`<em>${emphasis ?? underlined}</em>`;
}

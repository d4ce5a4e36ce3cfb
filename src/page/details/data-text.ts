/** Turns data and raw bytes into what the details show. What the server sent becomes text nodes, never markup. */

import { html, type TemplateResult } from 'lit';

import type { EventDetails } from '../../protocol/engine.ts';
import { layOutJson } from './json-text.ts';
import { readRaw } from './raw-text.ts';

/** Beyond as many tokens the colours are left away: each is an element, and elements cost more than text. */
const mostElements = 5000;
/** Laid out JSON may be longer than that only where its nesting makes it so; then it is shown as it came. */
const longestLayout = 1_000_000;

type Shown = string | TemplateResult[];

/** The data: laid out and coloured if it is whole and JSON, else as it came. */
export function dataText({ data, dataLength }: EventDetails): Shown {
  const tokens = data.length < dataLength ? undefined : layOutJson(data);
  if (tokens === undefined) return data;
  const text = tokens.map(({ text }) => text).join('');
  if (text.length > longestLayout) return data;
  if (tokens.length > mostElements) return text;
  return tokens.map(({ kind, text }) =>
    kind === 'punctuation' ? html`${text}` : html`<span class=${kind}>${text}</span>`,
  );
}

/** The bytes as they came, with line ends and what is invisible made visible. */
export function rawText({ raw }: EventDetails): Shown {
  const tokens = readRaw(raw);
  if (tokens.length > mostElements) return tokens.map(({ text, endsLine }) => text + lineFeed(endsLine)).join('');
  return tokens.map(({ text, name, endsLine }) =>
    name === undefined ? html`${text}` : html`<span class="mark" data-name=${name}>${text}</span>${lineFeed(endsLine)}`,
  );
}

function lineFeed(endsLine = false): string {
  return endsLine ? '\n' : '';
}

/** A part of an answer, or the stretch of it that is shown. */

import { t } from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';

import type { AnswerPiece } from '../../shared/stream/answer.ts';
import { layOutJson } from '../../shared/text/json-text.ts';
import { renderMarkdown } from '../details/text/markdown.ts';
import { formatCount } from '../ui/format.ts';
import { kindNames } from './answer-words.ts';

/** Beyond as many tokens the colors are left away: each is an element, and elements cost more than text. */
const mostElements = 2000;

/** @param isRaw - Markdown is shown as it was sent */
export function answerPiece(piece: AnswerPiece, isRaw: boolean): TemplateResult {
  const { kind, isSuperseded } = piece;
  const mark = isSuperseded ? 'part superseded' : 'part';
  if (kind === 'text' && !isSuperseded) return html`<div class=${mark}>${body(piece, isRaw)}</div>`;
  if (kind !== 'thinking') return html`<div class=${mark}>${title(piece)} ${body(piece, isRaw)}</div>`;
  return html`<details class=${mark}>
    <summary>${title(piece)}</summary>
    ${body(piece, isRaw)}
  </details>`;
}

function title({ kind, name, length, isSuperseded, isHidden }: AnswerPiece): TemplateResult {
  return html`<span class="title">
    ${kindNames[kind]}${name === '' ? nothing : html` <strong class="mono">${name}</strong>`}
    ${kind === 'thinking' ? html`<span class="dim">${t`${formatCount(length)} characters`}</span>` : nothing}
    ${isHidden ? html`<span class="dim">${t('Left out by the provider')}</span>` : nothing}
    ${isSuperseded ? html`<span class="dim">${t('Replaced by a later message')}</span>` : nothing}
  </span>`;
}

function body(piece: AnswerPiece, isRaw: boolean): TemplateResult {
  const { kind, part, text, value = '' } = piece;
  const isProse = kind === 'text' || kind === 'thinking' || kind === 'refusal';
  const content = guard([text, value, isRaw], () => {
    if (isProse && !isRaw) return renderMarkdown(text);
    return isProse || piece.isFreeText ? text : jsonOf(text === '' ? value : text);
  });
  const look = isProse ? (isRaw ? 'raw' : 'markdown') : 'code mono';
  return html`<div class=${`content ${look}`} data-part=${part}>${content}</div>`;
}

function jsonOf(text: string): string | TemplateResult[] {
  const tokens = layOutJson(text);
  if (tokens === undefined || tokens.length > mostElements) return text;
  return tokens.map(({ kind, text }) =>
    kind === 'punctuation' ? html`${text}` : html`<span class=${kind}>${text}</span>`,
  );
}

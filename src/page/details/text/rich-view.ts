/** What data that is no JSON is shown as, when it is more than text. */

import { t } from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';

import { imageOf } from './image-data.ts';
import { layOutXml, type XmlTokenKind } from './xml-text.ts';

/** Beyond as many tokens the colours are left away: each is an element, and elements cost more than text. */
const mostElements = 5000;
const longestXml = 200_000;
const longestLayout = 1_000_000;

const kindClasses = { tag: 'name', text: '', aside: 'dim', blank: '' } satisfies Record<XmlTokenKind, string>;

/** What stands in the place of the text. */
export interface RichView {
  readonly kind: 'image' | 'xml';
  readonly content: string | TemplateResult | TemplateResult[];
}

/** @param text - whole */
export function richView(text: string): RichView | undefined {
  const image = imageOf(text);
  if (image !== undefined) {
    return { kind: 'image', content: html`<img src=${image.url} alt=${t`An image: ${image.type}`} />` };
  }
  const tokens = text.length > longestXml ? undefined : layOutXml(text);
  if (tokens === undefined) return undefined;
  const laidOut = tokens.map(({ text }) => text).join('');
  if (laidOut.length > longestLayout) return undefined;
  if (tokens.length > mostElements) return { kind: 'xml', content: laidOut };
  return {
    kind: 'xml',
    content: tokens.map(({ kind, text }) => html`<span class=${kindClasses[kind]}>${text}</span>`),
  };
}

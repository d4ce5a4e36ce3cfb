/** What data that isn't JSON is laid out as, when it is XML: text still, whatever it means elsewhere. */

import { html, type TemplateResult } from 'lit';

import { layOutXml, type XmlTokenKind } from './xml-text.ts';

/** Beyond as many tokens the colors are left away: each is an element, and elements cost more than text. */
const mostElements = 5000;
const longestXml = 200_000;
const longestLayout = 1_000_000;

const kindClasses = { tag: 'name', text: '', aside: 'dim', blank: '' } satisfies Record<XmlTokenKind, string>;

/** What is shown instead of the text. */
export type LaidOutXml = string | TemplateResult[];

/** @param text - whole */
export function laidOutXml(text: string): LaidOutXml | undefined {
  const tokens = text.length > longestXml ? undefined : layOutXml(text);
  if (tokens === undefined) return undefined;
  const laidOut = tokens.map(({ text }) => text).join('');
  if (laidOut.length > longestLayout) return undefined;
  if (tokens.length > mostElements) return laidOut;
  return tokens.map(({ kind, text }) => html`<span class=${kindClasses[kind]}>${text}</span>`);
}

/** Finds the texts of a page that are in no language, where every text that is translated stands in brackets. */

import type { Panel } from './panel-page.ts';

/** What is no text of ours: terms of the standards, units, formats, names of programs and settings, and dates. */
const noLanguage = [
  /\b(?:Last-Event-ID|Authorization|Accept-Encoding: identity|Content-Type|X-[\w-]+)\b/,
  /\b(?:JSON|NDJSON|CSV|HTTP\/[\d.]+|TLS|PEM|cURL|ID|URL)\b/,
  /\b(?:GET|POST|PUT|PATCH|DELETE)\b/,
  /\b(?:B|KB|MB|ms|s|min|h|AM|PM|UTC|GMT|Jan)\b/,
  /\bJavaScript (?:EventSource|fetch)\b|\bPython httpx-sse\b/,
  /\b(?:Django|Express|Fastify|Hono|FastAPI|Spring|Go|Rails)\b/,
  /\bsseMonitor\.[\w.]+|\b(?:max|memory)[A-Z]\w+/,
  /\bSSE\d{3}\b/,
  /\b(?:message|event|data|id|retry)\b/,
  /https?:\/\/[\w.:/?=-]+/,
  /\$\.[\w.]*/,
  /\b(?:type:|size>|gap>|after:|before:|and|or|not)(?!\w)/,
  /\bOK\b/,
];

/** What stands outside of brackets and is language, with where it stands. */
export async function unmarked(panel: Panel): Promise<string[]> {
  const texts = await panel.page.evaluate(() => {
    const attributes = ['aria-label', 'title', 'placeholder', 'aria-description', 'aria-valuetext', 'alt', 'label'];
    const found: [place: string, text: string][] = [];
    const look = (root: Document | ShadowRoot | Element): void => {
      for (const node of root.childNodes) {
        if (node instanceof Text) found.push([(node.parentElement ?? node).nodeName, node.data]);
        if (!(node instanceof Element) || node.matches('style, script, head')) continue;
        for (const name of attributes) found.push([`${node.nodeName} ${name}`, node.getAttribute(name) ?? '']);
        if (node.shadowRoot !== null) look(node.shadowRoot);
        // What is written so is data.
        if (!node.matches('.mono')) look(node);
      }
    };
    look(document);
    return found;
  });
  return texts.filter(([, text]) => isLanguage(text)).map(([place, text]) => `${place}: ${text.trim()}`);
}

function isLanguage(text: string): boolean {
  const outside = withoutBrackets(text);
  const left = noLanguage.reduce((rest, pattern) => rest.replaceAll(new RegExp(pattern, 'g'), ''), outside);
  return /\p{Script=Latin}{2}/u.test(left);
}

/** A text in brackets may have others in it, and an element, which leaves a bracket on either side. */
function withoutBrackets(text: string): string {
  const shorter = text.replaceAll(/⟦[^⟦⟧]*⟧/g, '');
  return shorter === text ? text.replace(/⟦[^⟦⟧]*$/, '').replace(/^[^⟦⟧]*⟧/, '') : withoutBrackets(shorter);
}

/** What an attempt keeps of the head of a response: without what must not be seen, and bounded. */

import type { AnsweredChallenge, Leniency, RedirectHop } from '../../shared/stream/records.ts';
import type { HeaderField } from '../http/head.ts';
import { hidden, type Redact, type RedactedTexts, shortenedRedacted } from '../redaction.ts';

/** Of a raw head, and of all values of headers together, in code units: a thousand attempts are kept. */
const maxHeadLength = 1 << 14;

/** Of a URL, in code units. */
const maxUrlLength = 1 << 12;

export function shownRawHead(head: string, redact: Redact): RedactedTexts<string> {
  return shortenedRedacted(redact(withoutCookies(head)), maxHeadLength);
}

/** As they came, until they are too many; what is beyond is there by name. */
export function shownHeaders(headers: readonly HeaderField[], redact: Redact): readonly RedactedTexts<HeaderField>[] {
  let left = maxHeadLength;
  return headers.map(([name, value]) => {
    const shown = shortenedRedacted(redact(shownOf(name, value)), Math.max(0, left));
    left -= name.length + shown.length;
    return [shortenedRedacted(redact(name), maxUrlLength), shown] as const;
  });
}

/** Their texts were cut, and what the end of one has of a secret goes as well. */
export function shownLeniencies(list: readonly Leniency[], redact: Redact): readonly RedactedTexts<Leniency>[] {
  return list.map(({ kind, text }) => ({ kind, text: redact.beginning(withoutCookies(text)) }));
}

export function shownRedirects(hops: readonly RedirectHop[], redact: Redact): readonly RedactedTexts<RedirectHop>[] {
  return hops.map(({ url, to, method, statusText, ...rest }) => ({
    ...rest,
    url: shortenedRedacted(redact(url), maxUrlLength),
    to: shortenedRedacted(redact(to), maxUrlLength),
    method: redact(method),
    statusText: shortenedRedacted(redact(statusText), maxUrlLength),
  }));
}

export function shownChallenges(
  list: readonly AnsweredChallenge[],
  redact: Redact,
): readonly RedactedTexts<AnsweredChallenge>[] {
  const shown = (text: string) => shortenedRedacted(redact(text), maxUrlLength);
  return list.map(({ url, statusText, realm, algorithm, ...rest }) => ({
    ...rest,
    url: shown(url),
    statusText: shown(statusText),
    realm: shown(realm),
    algorithm: shown(algorithm),
  }));
}

/** In a raw head, and in a part of one whose control characters are shown as pictures. Lines that go on are hidden as a whole. */
function withoutCookies(text: string): string {
  return text.replaceAll(
    /(^|[\r\n␍␊])([ \t␉]*set-cookie[ \t␉]*:)([^\r\n␍␊]*)((?:[\r\n␍␊]{1,2}[ \t␉]+[^\r\n␍␊]*)*)/gi,
    (_all, before: string, name: string, value: string, folded: string) =>
      `${before}${name}${shownOf('set-cookie', value)}${folded.replaceAll(/([\r\n␍␊]{1,2}[ \t␉]+)[^\r\n␍␊]+/g, `$1${hidden}`)}`,
  );
}

/** A cookie's value is as good as a password; one without a name is nothing else. */
function shownOf(name: string, value: string): string {
  if (name.toLowerCase() !== 'set-cookie') return value;
  const [cookie = '', ...attributes] = value.split(';');
  const end = cookie.indexOf('=');
  return [end < 0 ? hidden : `${cookie.slice(0, end)}=${hidden}`, ...attributes].join(';');
}

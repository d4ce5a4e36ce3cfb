/** What a link from outside VS Code asks for: `vscode://sse-monitor.sse-monitor/connect?url=…`. */

import { type Message, messageText } from '../../shared/messages/message.ts';
import { linkMessages } from '../../shared/messages/ways-in-messages.ts';
import { parseStreamUrl, percentDecoded } from '../../shared/request/url.ts';
import { hasVariables } from '../../shared/request/variables.ts';

export type LinkReading =
  | {
      /** As the parser writes it, without credentials and fragment: what is shown of the link is what is sent. */
      readonly url: string;
      /** Sentences about what of the link is not followed. */
      readonly ignored: readonly string[];
    }
  | { readonly error: Message };

/** What a person or a page may try to give along. */
const others = /&(?:method|headers?|body|auth|options|stopOn|reconnect)=/i;

/**
 * @param path - of the link
 * @param query - as VS Code hands it over, which has decoded it once: `url=http://host/?a=b&c=d` is one URL. A link whose
 * maker encoded the URL twice is understood as well.
 */
export function readLink(path: string, query: string): LinkReading {
  if (path.replace(/\/$/, '') !== '/connect') {
    return { error: linkMessages.otherPath(path) };
  }
  const at = /(?:^|&)url=/.exec(query);
  if (at === null) return { error: linkMessages.noUrl() };
  const before = query.slice(0, at.index);
  const { url: text, rest } = urlIn(query.slice(at.index + at[0].length));
  // What they stand for may be a secret, and anyone who made the link chose the host that gets it.
  if (hasVariables(text)) return { error: linkMessages.hasVariables() };
  const parsed = parseStreamUrl(text);
  if ('error' in parsed) return { error: linkMessages.badUrl(parsed.error) };
  const url = bareUrl(parsed.url);
  // Again in what is sent: the parser takes tabs and line breaks out, also from between braces.
  if (hasVariables(url)) return { error: linkMessages.hasVariables() };
  const hasOthers = others.test(`&${before}&${rest}`);
  const { username, password } = parsed.url;
  return {
    url,
    ignored: [
      ...(hasOthers ? [messageText(linkMessages.onlyUrl())] : []),
      ...(username + password === '' ? [] : [messageText(linkMessages.noCredentials())]),
    ],
  };
}

/** Without what is not sent, or not of a link. */
function bareUrl(parsed: URL): string {
  const url = new URL(parsed);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href;
}

/** Where the URL ends: what is encoded ends at the next `&`; what is not may have such signs of its own. */
function urlIn(value: string): { readonly url: string; readonly rest: string } {
  if (/^https?%3a/i.test(value)) {
    const [encoded = '', ...rest] = value.split('&');
    return { url: percentDecoded(encoded), rest: rest.join('&') };
  }
  const end = value.includes('?') ? -1 : value.search(others);
  return end < 0 ? { url: value, rest: '' } : { url: value.slice(0, end), rest: value.slice(end + 1) };
}

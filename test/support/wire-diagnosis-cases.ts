/** For each kind of diagnosis about the wire: the bytes of a head that it is about, and those of one that is right. */

import type { LeniencyKind, RedirectHop } from '../../src/shared/stream/records.ts';
import { attempt, type LifeExample } from './life-case.ts';

/** @param wrong - what is told of it @param right - bytes about which there is nothing to say */
function lenient(kind: LeniencyKind, wrong: string, right: string): LifeExample {
  return {
    trigger: { told: wrong, attempts: [attempt({ lenient: [{ kind, text: wrong }] })] },
    nearMiss: { told: right, attempts: [attempt()] },
  };
}

export const leniencyCases = {
  bareLineFeed: lenient('bareLineFeed', 'Server: tiny␊', 'Server: tiny␍␊'),
  bareCarriageReturn: lenient('bareCarriageReturn', 'X-Note: a␍b␍␊', 'X-Note: a b␍␊'),
  spaceBeforeColon: lenient('spaceBeforeColon', 'Server : tiny', 'Server: tiny'),
  badHeaderName: lenient('badHeaderName', 'X Powered By: tiny', 'X-Powered-By: tiny'),
  noColon: lenient('noColon', 'Warning! Something is deprecated', 'Warning: 299 - "Something is deprecated"'),
  obsoleteFold: lenient('obsoleteFold', 'X-Note: a␍␊ b', 'X-Note: a b'),
  controlCharacter: lenient('controlCharacter', 'X-Note: a␁b', 'X-Note: a␉b'),
  oddStatusLine: lenient('oddStatusLine', 'http/1.1 200 OK', 'HTTP/1.1 200 OK'),
  bytesBeforeStatusLine: lenient('bytesBeforeStatusLine', '␍␊HTTP/1.1 200 OK', 'HTTP/1.1 200 OK'),
  repeatedLength: lenient('repeatedLength', 'Content-Length: 34␍␊Content-Length: 34', 'Content-Length: 34'),
  lengthAndTransferEncoding: lenient(
    'lengthAndTransferEncoding',
    'Content-Length: 10␍␊Transfer-Encoding: chunked',
    'Transfer-Encoding: chunked',
  ),
  badLength: lenient('badLength', 'Content-Length: unknown', 'Transfer-Encoding: chunked'),
  oddTransferEncoding: lenient('oddTransferEncoding', 'Transfer-Encoding: identity', 'Transfer-Encoding: chunked'),
  spaceInChunkSize: lenient('spaceInChunkSize', '22  ␍␊', '22␍␊'),
  bareLineFeedInChunks: lenient('bareLineFeedInChunks', '22␊', '22␍␊'),
  bytesAfterBody: lenient(
    'bytesAfterBody',
    'Content-Length: 11, and then: data: two␊␊',
    'Content-Length: 11, and no more',
  ),
} satisfies Record<LeniencyKind, LifeExample>;

function redirected(more: Partial<RedirectHop> = {}): RedirectHop {
  const [url, to] = ['http://localhost/mcp', 'http://localhost/mcp/'];
  return { url, to, method: 'POST', status: 307, statusText: 'Temporary Redirect', changed: [], ...more };
}

function redirect(
  told: readonly [trigger: string, nearMiss: string],
  trigger: Partial<RedirectHop>,
  nearMiss: Partial<RedirectHop> = {},
): LifeExample {
  return {
    trigger: { told: told[0], attempts: [attempt({ redirects: [redirected(trigger)] })] },
    nearMiss: { told: told[1], attempts: [attempt({ redirects: [redirected(nearMiss)] })] },
  };
}

export const redirectCases = {
  redirectMethod: redirect(['a POST, redirected with 301', 'a POST, redirected with 307'], {
    status: 301,
    changed: ['method', 'body'],
  }),
  redirectCredentials: redirect(
    ['Authorization, and a redirect to another host', 'Authorization, and a redirect to another path'],
    { to: 'http://other.example/mcp', changed: ['authorization'] },
  ),
  redirectOrigin: redirect(['a redirect to another host', 'a redirect to another path'], {
    to: 'http://other.example/mcp',
    changed: ['host'],
  }),
  redirectToPlain: redirect(
    ['a redirect from https to http', 'a redirect from http to https'],
    { url: 'https://localhost/mcp', changed: ['scheme'] },
    { to: 'https://localhost/mcp', changed: ['scheme'] },
  ),
};

/** Opens what is said of redirects. */

import { afterRedirects } from '../../../src/net/connection/redirected-ending.ts';
import type { Ending } from '../../../src/shared/messages/ending.ts';
import { contentTypeFaults, endings } from '../../../src/shared/messages/endings.ts';
import { networkEndings } from '../../../src/shared/messages/network.ts';
import { redirectSentences } from '../../../src/shared/messages/redirects.ts';
import type { RedirectHop } from '../../../src/shared/stream/records.ts';
import type { UnitCases } from '../../support/message-cases.ts';

const first = { url: 'http://a/mcp', method: 'POST', status: 301, statusText: 'Moved Permanently' };
const madeGet: RedirectHop = { ...first, to: 'http://a/mcp/', changed: ['method', 'body'] };
const elsewhere: RedirectHop = { ...first, to: 'http://b/mcp', changed: ['authorization', 'host'] };
const toLogin: RedirectHop = { ...first, to: 'http://a/account/login', changed: [] };
const html = endings.contentType(contentTypeFaults.other('text/html'));

function shown(end: Ending, hop: RedirectHop, status?: number): string {
  const { message, advice = '' } = afterRedirects(end, [hop], status);
  return `Closed: ${message}. ${advice}`.trim();
}

const faultCases: UnitCases<'redirectFault'> = {
  madeGet: { facts: [madeGet], open: () => redirectSentences([madeGet]).join(' ') },
  leftCredentials: { facts: [elsewhere, 'Authorization'], open: () => redirectSentences([elsewhere]).join(' ') },
};

const refused = endings.status(405, 'Method Not Allowed');
const gone = networkEndings.refused('b:1');
const unauthorized = endings.status(401, 'Unauthorized');

const endingCases: UnitCases<'redirectedEnding'> = {
  madeGet: { facts: [refused, madeGet], open: () => shown(refused, madeGet, 405) },
  leftCredentials: {
    facts: [unauthorized, elsewhere, 'Authorization'],
    open: () => shown(unauthorized, elsewhere, 401),
  },
  toLogin: { facts: [html, toLogin], open: () => shown(html, toLogin, 200) },
  failed: { facts: [gone, elsewhere], open: () => shown(gone, elsewhere) },
  elsewhere: { facts: [refused, toLogin], open: () => shown(refused, toLogin, 405) },
};

export const redirectCases = { redirectFault: faultCases, redirectedEnding: endingCases };

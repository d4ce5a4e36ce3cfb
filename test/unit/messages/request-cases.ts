/** Opens what is said of a request before it is sent: bad URLs, headers, variables, cookies, cURL commands, links. */

import { Cookies } from '../../../src/net/connection/cookies.ts';
import { readLink } from '../../../src/host/ways-in/link-url.ts';
import { readCurl } from '../../../src/host/request/curl/read.ts';
import { RequestError, resolveRequest } from '../../../src/net/request.ts';
import { findNamed, readEnvironments } from '../../../src/host/request/variables/environments.ts';
import { draftProblems } from '../../../src/host/request/variables/fill-request.ts';
import { Filler } from '../../../src/host/request/variables/fill.ts';
import { messageText } from '../../../src/shared/messages/message.ts';
import { urlMessages } from '../../../src/shared/messages/url-messages.ts';
import type { CookieRow, StreamRequest } from '../../../src/shared/stream/records.ts';
import { requestFault } from '../../../src/host/request/request-guard.ts';
import { parseStreamUrl } from '../../../src/shared/request/url.ts';
import type { UnitCases } from '../../support/message-cases.ts';

/** What a {@link RequestError} says that an action ends with. */
export async function refusal(action: () => unknown): Promise<string | undefined> {
  try {
    await action();
    return undefined;
  } catch (error) {
    if (error instanceof RequestError) return error.message;
    throw error;
  }
}

function url(text: string): string | undefined {
  const parsed = parseStreamUrl(text);
  return 'error' in parsed ? messageText(parsed.error) : undefined;
}

function request(wrong: Partial<StreamRequest>): Promise<string | undefined> {
  return refusal(() => resolveRequest({ url: 'http://h/', ...wrong }));
}

const environments = readEnvironments({
  $shared: { a: '{{b}}', b: '{{a}}', ten: '0123456789', port: '{{secret:PORT}}' },
  local: { host: 'localhost' },
  staging: { only: 'x' },
});

/** What is said of a text whose variables are filled in. */
function filled(text: string, chosen?: string): Promise<string | undefined> {
  return refusal(() => new Filler((variable) => findNamed(environments, chosen, variable)).fill(text));
}

/** What is said at the URL box, once its variables have values. */
async function filledUrl(text: string): Promise<string | undefined> {
  const filler = new Filler((variable) =>
    variable.kind === 'secret' ? { value: 'hush4711' } : findNamed(environments, undefined, variable),
  );
  const [problem] = await draftProblems({ url: text, method: 'GET', parameters: [] }, filler);
  return problem?.text;
}

function cookie(wrong: Partial<CookieRow>): string | undefined {
  const good = { name: 'a', value: 'b', domain: 'localhost', path: '/', secure: false, httpOnly: false };
  return new Cookies().put({ ...good, ...wrong });
}

function curl(command: string): Promise<string | undefined> {
  return refusal(() => readCurl(command));
}

/** What a program is told that asks for something else than a request. */
function called(argument: unknown): string | undefined {
  const fault = requestFault(argument);
  return fault && messageText(fault);
}

function link(query: string, path = '/connect'): string | undefined {
  const reading = readLink(path, query);
  return 'error' in reading ? messageText(reading.error) : reading.ignored.join(' ');
}

const twice = (n: number): string => '{{ten}}'.repeat(n);

export const requestCases = {
  url: {
    empty: { facts: [], open: () => url(' ') },
    otherScheme: { facts: ['ftp'], open: () => url('ftp://me:hush@h/x'), secrets: ['hush'] },
    noSlashes: { facts: ['https'], open: () => url('https:h') },
    noHost: { facts: [], open: () => url('http:///x') },
    badPort: { facts: ['99999'], open: () => url('http://me:hush@h:99999/'), secrets: ['hush'] },
    openPassword: { facts: [], open: () => url('http://user:hush/pa?ss@h/'), secrets: ['hush', 'pa?', 'ss@'] },
    badHost: { facts: ['a b'], open: () => url('http://me:hush@a b/'), secrets: ['hush'] },
    withValues: {
      facts: [urlMessages.badPort('•••')],
      open: () => filledUrl('http://h:{{port}}/'),
      secrets: ['hush', '4711'],
    },
  },
  method: { invalid: { facts: ['G(T'], open: () => request({ method: 'G(T' }) } },
  header: {
    noText: { facts: ['A'], open: () => request({ headers: { A: 1 as unknown as string } }) },
    forbidden: { facts: ['A'], open: () => request({ headers: { A: 'hush\n' } }), secrets: ['hush'] },
  },
  body: { several: { facts: [], open: () => request({ body: 'hush', form: [] }), secrets: ['hush'] } },
  variable: {
    malformed: { facts: ['{{user name}}'], open: () => filled('{{user name}}') },
    tooLong: { facts: [], open: () => filled(twice(110_000)) },
    circle: { facts: ['{{a}} → {{b}} → {{a}}'], open: () => filled('{{a}}') },
    environmentGone: { facts: ['gone', '{{x}}'], open: () => filled('{{x}}', 'gone') },
    inNoEnvironment: { facts: ['{{only}}', 'staging'], open: () => filled('{{only}}') },
    inOtherEnvironment: { facts: ['{{only}}', 'local', 'staging'], open: () => filled('{{only}}', 'local') },
    unknown: { facts: ['{{nobody}}'], open: () => filled('{{nobody}}') },
  },
  secret: {},
  cookie: {
    noName: { facts: [], open: () => cookie({ name: '', value: 'hush' }), secrets: ['hush'] },
    badName: { facts: [], open: () => cookie({ name: 'a b', value: 'hush' }), secrets: ['hush'] },
    badValue: { facts: [], open: () => cookie({ value: 'hush hush' }), secrets: ['hush'] },
    noDomain: { facts: [], open: () => cookie({ domain: '.' }) },
    badPath: { facts: [], open: () => cookie({ path: 'x' }) },
    badDomain: { facts: ['a b'], open: () => cookie({ domain: 'a b', value: 'hush' }), secrets: ['hush'] },
    publicSuffix: { facts: ['.com'], open: () => cookie({ domain: '.com', value: 'hush' }), secrets: ['hush'] },
  },
  curl: {
    noCurl: { facts: [], open: () => curl('wget http://h/ -u me:hush'), secrets: ['hush'] },
    openQuotation: { facts: [], open: () => curl("curl http://h/ -u 'me:hush"), secrets: ['hush'] },
    unknownOption: { facts: ['-F'], open: () => curl('curl http://h/ -F a=hush'), secrets: ['hush'] },
    noValue: { facts: ['-H'], open: () => curl('curl http://h/ -H') },
    noUrl: { facts: [], open: () => curl('curl -u me:hush'), secrets: ['hush'] },
    severalUrls: { facts: [], open: () => curl('curl http://h/ http://me:hush@h/'), secrets: ['hush'] },
    cookieFile: { facts: ['-b'], open: () => curl('curl http://h/ -b jar.txt') },
    headerFile: { facts: ['-H', '@heads'], open: () => curl('curl http://h/ -H @heads') },
    textFile: { facts: ['-d', '@body'], open: () => curl('curl http://h/ -d @body') },
    encodedFile: { facts: ['a@body'], open: () => curl('curl http://h/ --data-urlencode a@body') },
    pipe: { facts: ['--data-binary'], open: () => curl('curl http://h/ --data-binary @-') },
    fileAndData: { facts: [], open: () => curl('curl http://h/ --data-binary @body -d hush'), secrets: ['hush'] },
  },
  request: {
    noRequest: { facts: [], open: () => called({ uri: 'http://me:hush@h/' }), secrets: ['hush'] },
    badMember: {
      facts: ['options.caFile', 'a string'],
      open: () => called({ url: 'http://me:hush@h/', options: { caFile: ['hush'] } }),
      secrets: ['hush'],
    },
  },
  connect: {},
  link: {
    otherPath: { facts: ['/other'], open: () => link('url=http://h/', '/other') },
    noUrl: { facts: [], open: () => link('uri=http://me:hush@h/'), secrets: ['hush'] },
    hasVariables: { facts: [], open: () => link('url=http://h/{{secret:X}}') },
    badUrl: { facts: [urlMessages.otherScheme('file')], open: () => link('url=file:///etc/passwd') },
    onlyUrl: { facts: [], open: () => link('url=http%3A%2F%2Fh%2F&body=hush'), secrets: ['hush'] },
    noCredentials: { facts: [], open: () => link('url=http://me:hush@h/'), secrets: ['hush'] },
  },
} satisfies {
  readonly [
    T in
      | 'url'
      | 'request'
      | 'method'
      | 'header'
      | 'body'
      | 'variable'
      | 'secret'
      | 'cookie'
      | 'curl'
      | 'connect'
      | 'link'
  ]: UnitCases<T>;
};

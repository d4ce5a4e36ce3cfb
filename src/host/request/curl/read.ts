/** A cURL command line becomes a request. */

import { parseArgs } from 'node:util';
import { curlMessages } from '../../../shared/messages/curl-messages.ts';
import type { Authorization, StreamRequest } from '../../../shared/stream/records.ts';
import { encodeQuery, RequestError } from '../../../net/request.ts';
import { percentDecoded } from '../../../shared/request/url.ts';
import { splitCredentials } from '../../../shared/request/url-credentials.ts';
import { CurlRoute } from './curl-route.ts';
import { curlOptions, type Meaning } from './curl-options.ts';
import { commandWords } from './words.ts';

export interface CurlReading {
  readonly request: StreamRequest;
  /** Options that matter and were not taken over, as written in the command, without their values. */
  readonly untaken: readonly string[];
}

/**
 * Reads the request that curl would send. Headers that curl adds automatically are left to the monitor.
 *
 * @throws {@link RequestError} when it is no such command, or has what a request of the monitor cannot have
 */
export function readCurl(text: string): CurlReading {
  const command = new Command();
  for (const token of tokensOf(text)) {
    if (token.kind === 'positional') command.take('url', token.value);
    else if (token.kind === 'option') takeOption(command, token);
  }
  return command.reading();
}

function tokensOf(text: string) {
  const [program = '', ...args] = words(text);
  if (!/^(?:.*[\\/])?curl(?:\.exe)?$/i.test(program)) throw new RequestError(curlMessages.noCurl());
  return parseArgs({ args, options: curlOptions, strict: false, allowPositionals: true, tokens: true }).tokens;
}

function words(text: string): string[] {
  try {
    return commandWords(text.replace(/^\s*\$\s+/, ''));
  } catch {
    throw new RequestError(curlMessages.openQuotation());
  }
}

function takeOption(
  command: Command,
  { name, rawName, value }: { name: string; rawName: string; value?: unknown },
): void {
  const option = Object.hasOwn(curlOptions, name) ? curlOptions[name] : undefined;
  if (option === undefined) {
    throw new RequestError(curlMessages.unknownOption(rawName));
  }
  if (option.type === 'string' && typeof value !== 'string') {
    throw new RequestError(curlMessages.noValue(rawName));
  }
  if (option.meaning === 'untaken') command.untaken.push(rawName);
  else command.take(option.meaning, typeof value === 'string' ? value : '', rawName);
}

const formType = 'application/x-www-form-urlencoded';

/** Takes one option after the other, as curl does. */
class Command {
  readonly untaken: string[] = [];
  #url: string | undefined;
  #method: string | undefined;
  #headers: [name: string, value: string][] = [];
  #data: string[] = [];
  /** The content type that the data has if no header says so. */
  #dataType = formType;
  #isJson = false;
  #file: string | undefined;
  #isGet = false;
  #isHead = false;
  #user: string | undefined;
  #isDigest = false;
  readonly #route = new CurlRoute();

  take(meaning: Exclude<Meaning, 'untaken'>, value: string, rawName = ''): void {
    this.#takers[meaning](value, rawName);
  }

  /** @throws {@link RequestError} without a URL */
  reading(): CurlReading {
    if (this.#url === undefined) throw new RequestError(curlMessages.noUrl());
    const data = this.#data.length === 0 ? undefined : this.#data.join(this.#isJson ? '' : '&');
    const inUrl = this.#isGet && data !== undefined && data !== '';
    const content = this.#content(this.#isGet ? undefined : data);
    const hasBody = Object.keys(content).length > 0;
    const method = this.#method ?? (this.#isHead ? 'HEAD' : hasBody ? 'POST' : 'GET');
    const auth = this.#digest();
    if (auth === undefined) this.#addBasic();
    const headers = this.#allHeaders(hasBody && content.form === undefined);
    return {
      request: {
        url: inUrl ? withQuery(this.#url, data) : this.#url,
        ...(method !== 'GET' && { method }),
        ...(Object.keys(headers).length > 0 && { headers }),
        ...(auth !== undefined && { auth }),
        ...content,
        ...this.#route.reading(this.untaken),
      },
      untaken: this.untaken,
    };
  }

  readonly #takers: Readonly<Record<Exclude<Meaning, 'untaken'>, (value: string, rawName: string) => void>> = {
    url: (url) => this.#takeUrl(url),
    method: (method) => void (this.#method = method),
    header: (line, rawName) => this.#takeHeader(line, rawName),
    data: (data, rawName) => this.#takeData(data, rawName),
    dataBinary: (data, rawName) =>
      data.startsWith('@') ? this.#takeFile(data, rawName) : this.#takeData(data, rawName),
    dataRaw: (data) => void this.#data.push(data),
    dataUrlencoded: (data, rawName) => this.#takeData(urlencoded(data), rawName),
    json: (data, rawName) => {
      this.#takeData(data, rawName);
      this.#dataType = 'application/json';
      this.#isJson = true;
    },
    user: (user) => void (this.#user = user),
    digest: () => void (this.#isDigest = true),
    bearer: (token) => this.#addHeader('Authorization', `Bearer ${token}`),
    userAgent: (agent) => this.#addHeader('User-Agent', agent),
    referer: (url) => this.#addHeader('Referer', url),
    cookie: (cookie, rawName) => {
      if (!cookie.includes('=')) throw new RequestError(curlMessages.cookieFile(rawName));
      this.#addHeader('Cookie', cookie);
    },
    get: () => void (this.#isGet = true),
    head: () => void (this.#isHead = true),
    ...this.#route.takers,
    idle: () => {},
  };

  /** curl: `user:password`, or those in the URL. A header that is written wins over both. */
  #digest(): Authorization | undefined {
    if (!this.#isDigest) return undefined;
    if (this.#user !== undefined) return digestOf(this.#user);
    const inUrl = splitCredentials(this.#url ?? '');
    return inUrl && digestOf(inUrl.credentials, percentDecoded);
  }

  #addBasic(): void {
    if (this.#user === undefined || this.#headers.some(([name]) => name.toLowerCase() === 'authorization')) return;
    this.#addHeader('Authorization', `Basic ${Buffer.from(this.#user).toString('base64')}`);
  }

  #takeUrl(url: string): void {
    if (this.#url !== undefined) throw new RequestError(curlMessages.severalUrls());
    this.#url = url;
  }

  #takeHeader(line: string, rawName: string): void {
    if (line.startsWith('@')) throw new RequestError(curlMessages.headerFile(rawName, line));
    // `Name;` is a header without a value, and `Name:` takes away one that curl would add.
    const [name = ''] = line.split(/[:;]/, 1);
    const separator = line[name.length];
    const value = line.slice(name.length + 1).trim();
    if (separator === ';' ? value === '' : value !== '') this.#addHeader(name.trim(), value);
  }

  #takeData(data: string, rawName: string): void {
    if (data.startsWith('@')) throw new RequestError(curlMessages.textFile(rawName, data));
    this.#data.push(data);
  }

  #takeFile(data: string, rawName: string): void {
    if (data === '@-') throw new RequestError(curlMessages.pipe(rawName));
    this.#file = data.slice(1);
  }

  #content(data: string | undefined): Pick<StreamRequest, 'body' | 'form' | 'bodyFile'> {
    if (this.#file !== undefined) {
      if (data === undefined && !this.#isGet) return { bodyFile: this.#file };
      throw new RequestError(curlMessages.fileAndData());
    }
    const form = data === undefined || this.#dataType !== formType ? undefined : formOf(data);
    if (form !== undefined && this.#isForm) return { form };
    return data === undefined ? {} : { body: data };
  }

  /** As long as no header says otherwise. */
  get #isForm(): boolean {
    const type = this.#headers.findLast(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? formType;
    return type.toLowerCase() === formType;
  }

  #addHeader(name: string, value: string): void {
    this.#headers.push([name, value]);
  }

  /** A name that comes twice is one header with both values (RFC 9110 section 5.3); the last of curl's own kinds counts. */
  #allHeaders(hasBody: boolean): Record<string, string> {
    const found = new Map<string, [name: string, value: string]>();
    for (const [name, value] of this.#headers) {
      const key = name.toLowerCase();
      const before = found.get(key)?.[1];
      const isOne = before === undefined || ['authorization', 'user-agent', 'referer', 'content-type'].includes(key);
      found.set(key, [name, isOne ? value : `${before}${key === 'cookie' ? '; ' : ', '}${value}`]);
    }
    if (hasBody && !found.has('content-type')) found.set('content-type', ['Content-Type', this.#dataType]);
    if (this.#isJson && !found.has('accept')) found.set('accept', ['Accept', 'application/json']);
    return Object.fromEntries(found.values());
  }
}

function digestOf(credentials: string, decoded = (text: string): string => text): Authorization {
  const [user = '', ...password] = credentials.split(':');
  return { kind: 'digest', user: decoded(user), password: decoded(password.join(':')) };
}

/** The fields of data that a form would be sent as, to the letter. */
function formOf(data: string): [name: string, value: string][] | undefined {
  const fields = [...new URLSearchParams(`&${data}`)];
  return fields.length > 0 && encodeQuery(fields) === data ? fields : undefined;
}

/**
 * curl: `content`, `=content` and `name=content`; the name is taken as it is, and a space becomes a plus. What is half a
 * character becomes U+FFFD, as in a shell.
 */
function urlencoded(data: string): string {
  if (/^[^=]*@/.test(data)) throw new RequestError(curlMessages.encodedFile(data));
  const at = data.indexOf('=');
  const name = at > 0 ? `${data.slice(0, at)}=` : '';
  return `${name}${encodeURIComponent(data.slice(at + 1).toWellFormed()).replaceAll(/%20|[!'()*]/g, encodedAsByCurl)}`;
}

function encodedAsByCurl(char: string): string {
  return char === '%20' ? '+' : `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}

function withQuery(url: string, query: string): string {
  const [beforeHash = '', ...hash] = url.split('#');
  return [`${beforeHash}${beforeHash.includes('?') ? '&' : '?'}${query}`, ...hash].join('#');
}

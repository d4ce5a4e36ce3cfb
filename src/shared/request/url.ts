/** What the URL box accepts. Shared, so that box and command refuse the same things in the same words. */

import { type Message } from '../messages/message.ts';
import { urlMessages } from '../messages/url-messages.ts';
import { withoutInvisible } from '../text/invisible.ts';

export type StreamUrl = { readonly url: URL } | { readonly error: Message };

/** A scheme as RFC 3986 section 3.1 writes it, followed by something that is not a port number. */
const scheme = /^([a-z][a-z0-9+.-]*):(?!\d+(?:[/?#]|$))/i;

/** What is before a colon that no `//` follows. */
const beforeColon = /^[^/?#:]*(?=:(?!\/\/))/;

const user = /^[^/?#\\@]*@(?!\/\/)/;

/**
 * Reads what a person typed as the URL of a stream.
 *
 * @param text - as typed; spaces around it do not count, and without a scheme it means `http://`
 * @returns the URL, or the message that says why this is none and what to write
 */
export function parseStreamUrl(text: string): StreamUrl {
  const trimmed = compactUrl(text);
  if (trimmed === '') return { error: urlMessages.empty() };
  if (/^["'`“”„«‹<]/.test(trimmed)) return { error: urlMessages.quoted() };
  const given = schemeOf(trimmed);
  if (given !== undefined && given !== 'http' && given !== 'https') {
    return { error: urlMessages.otherScheme(given) };
  }
  if (given !== undefined && !trimmed.slice(given.length + 1).startsWith('//')) {
    return { error: urlMessages.noSlashes(given) };
  }
  return parseAbsolute(given === undefined ? `http://${trimmed.replace(/^\/\//, '')}` : trimmed);
}

export type Scheme = 'http' | 'https';

/** @param text - a URL as typed, that {@link parseStreamUrl} accepts */
export function withScheme(text: string, wanted: Scheme): string {
  const trimmed = compactUrl(text);
  const rest = schemeOf(trimmed) === undefined ? trimmed.replace(/^\/\//, '') : trimmed.replace(/^https?:\/\//i, '');
  return `${wanted}://${rest}`;
}

/**
 * [spec] URL, 4.4: the parser takes no notice of controls and spaces around a URL, nor of tabs and line breaks in it. What
 * judges a URL takes none either, or it would judge another one.
 */
export function compactUrl(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isEdge(text, start)) start++;
  while (start < end && isEdge(text, end - 1)) end--;
  return text.slice(start, end).replaceAll(/[\t\n\r]/g, '');
}

/** Whether what is there does not count at the start or the end of a URL that a person typed. */
export function isEdge(text: string, at: number): boolean {
  const char = text.charAt(at);
  return char <= ' ' || char.trim() === '' || withoutInvisible(char) === '';
}

/** The scheme that a text gives, in lower case. @param text - without what {@link compactUrl} takes out */
export function schemeOf(text: string): string | undefined {
  return isHostOrUser(text) ? undefined : scheme.exec(text)?.[1]?.toLowerCase();
}

/** What looks like a scheme and is none: `localhost:x` has a port that isn't a number, `user:word@host` a password. */
function isHostOrUser(text: string): boolean {
  const name = beforeColon.exec(text)?.[0] ?? '';
  return name.includes('.') || name.toLowerCase() === 'localhost' || user.test(text);
}

function parseAbsolute(absolute: string): StreamUrl {
  const authority = absolute.replace(/^https?:\/\//i, '').split(/[/?#\\]/, 1)[0] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  if (host === '' || host.startsWith(':')) {
    return { error: urlMessages.noHost() };
  }
  if (URL.canParse(absolute)) return { url: new URL(absolute) };
  // With a slash in a password the host begins after it, and what is here is a part of the password.
  if (host.includes(':') && absolute.slice(absolute.indexOf(authority) + authority.length).includes('@')) {
    return { error: urlMessages.openPassword() };
  }
  const port = /:([^\]:]*)$/.exec(host)?.[1];
  if (port !== undefined && !(/^\d*$/.test(port) && Number(port) <= 65_535)) {
    return { error: urlMessages.badPort(port) };
  }
  return { error: urlMessages.badHost(host) };
}

/** The text as it is, where it is not percent-encoded. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `localhost:8000/events`: what a stream is called where there is little space. */
export function shortName({ host, pathname }: URL): string {
  return pathname === '/' ? host : host + pathname;
}

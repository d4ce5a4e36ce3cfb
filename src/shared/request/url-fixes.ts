/** What is written in a URL box and hardly meant: seen before anything is sent, with the URL that will have been meant. */

import type { Message } from '../messages/message.ts';
import { urlMessages } from '../messages/url-messages.ts';
import { visibleText, withoutInvisible } from '../text/invisible.ts';
import { trimmedEnd, trimmedStart } from '../text/trimmed.ts';
import { compactUrl } from './url.ts';

export interface UrlFix {
  /** What is wrong with the text. Names nothing of it that may be secret. */
  readonly message: Message;
  /** The text without that. */
  readonly url: string;
}

/** What stands around a URL in code, chats and Markdown. */
const opening = '"\'`“”„«‹<';
const closing = '"\'`“”»›>,;';

/** @returns undefined where nothing is to be fixed */
export function fixOfUrl(text: string): UrlFix | undefined {
  return quotesFix(text) ?? invisibleFix(text) ?? fragmentFix(text) ?? addressFix(text);
}

function quotesFix(text: string): UrlFix | undefined {
  const trimmed = compactUrl(text);
  const opened = trimmedStart(trimmed, opening);
  return opened === trimmed ? undefined : { message: urlMessages.quoted(), url: trimmedEnd(opened, closing) };
}

/** Blanks around it are taken out without a word. */
function invisibleFix(text: string): UrlFix | undefined {
  const trimmed = text.trim();
  const url = withoutInvisible(trimmed);
  if (url === trimmed) return undefined;
  const [character = ''] = visibleText(trimmed).match(/⟨U\+[\dA-F]+⟩/) ?? [];
  return { message: urlMessages.invisible(character.slice(1, -1)), url };
}

/** Routes of a page: `http://host/#/events`. A fragment that only names a place in a document does no harm. */
function fragmentFix(text: string): UrlFix | undefined {
  const [, base = '', route = ''] = /^([^#]*)#!?(\/.*)$/s.exec(text) ?? [];
  if (route === '') return undefined;
  const url = base.includes('?') ? base : base.replace(/\/$/, '') + route;
  return { message: urlMessages.fragment(), url };
}

/** [RFC 6890] `0.0.0.0` and `[::]` mean this host, on any of its addresses. */
function addressFix(text: string): UrlFix | undefined {
  const url = text.trimStart();
  const [whole, scheme = '', user = ''] =
    /^(https?:\/\/)?([^/?#@]*@)?(?:0\.0\.0\.0|\[::\])(?=[:/?#]|\s*$)/i.exec(url) ?? [];
  if (whole === undefined) return undefined;
  const before = text.slice(0, text.length - url.length) + scheme + user;
  return { message: urlMessages.anyAddress(), url: `${before}localhost${url.slice(whole.length)}` };
}

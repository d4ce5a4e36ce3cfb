/** What is written in a URL box and hardly meant: seen before anything is sent, with the URL that will have been meant. */

import type { Message } from '../messages/message.ts';
import { urlMessages } from '../messages/url-messages.ts';
import { visibleText, withoutInvisible } from '../text/invisible.ts';
import { compactUrl } from './url.ts';

export interface UrlFix {
  /** What is wrong with the text. Names nothing of it that may be secret. */
  readonly message: Message;
  /** The text without that. */
  readonly url: string;
}

/** What stands around a URL in code, chats and Markdown. */
const opening = /^["'`“”„«‹<]+/;
const closing = /["'`“”»›>,;]+$/;

/** @returns undefined where nothing is to be fixed */
export function fixOfUrl(text: string): UrlFix | undefined {
  return quotesFix(text) ?? invisibleFix(text) ?? fragmentFix(text) ?? addressFix(text);
}

function quotesFix(text: string): UrlFix | undefined {
  const trimmed = compactUrl(text);
  if (!opening.test(trimmed)) return undefined;
  return { message: urlMessages.quoted(), url: trimmed.replace(opening, '').replace(closing, '') };
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
  const [whole, scheme = '', user = ''] =
    /^(\s*https?:\/\/|\s*)([^/?#@]*@)?(?:0\.0\.0\.0|\[::\])(?=[:/?#]|\s*$)/i.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return { message: urlMessages.anyAddress(), url: `${scheme}${user}localhost${text.slice(whole.length)}` };
}

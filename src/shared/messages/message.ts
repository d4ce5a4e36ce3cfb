/** What every message of the catalogue is. */

declare const inCatalogue: unique symbol;

/** What a person reads when something does not go as they wanted. Made in the catalogue, and nowhere else. */
export interface Message {
  /** What happened: a sentence. Without values that may be secret. */
  readonly what: string;
  /** What will happen now, or has happened instead, where that is not plain: a sentence. */
  readonly next?: string;
  /** What to do about it: a sentence. */
  readonly advice: string;
  /** Keeps texts that are written elsewhere from passing for a message: they would not be found, nor tested. */
  readonly [inCatalogue]: true;
}

/** For the files beside this one. */
export function message(what: string, advice: string, next?: string): Message {
  return { what, advice, ...(next !== undefined && { next }) } as Message;
}

/** The whole message, as it is shown where there is one text. */
export function messageText({ what, next, advice }: Message): string {
  return [what, next, advice].filter((sentence) => sentence !== undefined).join(' ');
}

/** The message with each of its sentences changed: to take secrets out. */
export function mapMessage({ what, next, advice }: Message, change: (sentence: string) => string): Message {
  return message(change(what), change(advice), next === undefined ? undefined : change(next));
}

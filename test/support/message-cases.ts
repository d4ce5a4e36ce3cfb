/** How each message of the catalogue is opened by a test: through the code that raises it, in the place where that runs. */

import assert from 'node:assert/strict';
import { catalogue } from '../../src/shared/messages/catalogue.ts';
import type { Ending } from '../../src/shared/messages/ending.ts';
import type { Message } from '../../src/shared/messages/message.ts';

type Catalogue = typeof catalogue;
export type Theme = keyof Catalogue;

/** Facts in, message out. */
type Entry = (...facts: never[]) => Message | Ending | string;

/** One message that is provoked. */
export interface Case<E> {
  /** What the entry is made of here. */
  readonly facts: E extends (...facts: infer Facts) => unknown ? Facts : never;
  /** Provokes it. @returns what a person is shown, in whole */
  readonly open: () => string | undefined | Promise<string | undefined>;
  /** What was given and must not be shown. */
  readonly secrets?: readonly string[];
}

type Named<T extends Theme> = readonly (keyof Catalogue[T])[];
type Places = { readonly [T in Theme]?: Named<T> };

/** What only the extension host can raise: `test/host/messages.test.ts`. */
export const openedInHost = {
  body: [
    'noFile',
    'relativeFile',
    'fileTooLarge',
    'fileMissing',
    'fileIsFolder',
    'fileIsSpecial',
    'fileDenied',
    'fileUnreadable',
  ],
  variable: ['notInProcess', 'noFolder', 'untrusted', 'noDotenv', 'notInDotenv'],
  secret: ['unknown', 'locked', 'notKept', 'noneToDelete', 'badName', 'emptyValue'],
  connect: ['commandRefused', 'notConnected', 'noCode', 'untrusted', 'untrustedParts'],
  link: ['notFollowed'],
  saved: [
    'fileUnreadable',
    'ownUnreadable',
    'entryUnusable',
    'ownEntryUnusable',
    'notOpened',
    'untrusted',
    'nothingSaved',
    'nothingRecent',
    'noWorkspaceFolder',
    'noWorkspaceFile',
    'noPanel',
    'emptyPanel',
    'emptyName',
  ],
  listFault: ['unsaved', 'isFolder'],
  ending: ['panelClosed', 'reloaded', 'engineFailed'],
  stream: ['stopWithoutData', 'stopAsField', 'slowRule', 'unsendableId', 'hugeId', 'fullDisk'],
  event: ['notInLog'],
  run: ['nothingToCompare'],
  recording: [
    'noText',
    'noEvent',
    'notOpened',
    'tooLarge',
    'noJson',
    'noList',
    'badLine',
    'badEvent',
    'withOthers',
    'brokenOff',
    'engineFailed',
    'altered',
  ],
  recordingFault: ['noObject', 'noData', 'badType'],
  export: [
    'badArgument',
    'noEvents',
    'nothingSelected',
    'notOnDisk',
    'notWritten',
    'streamGone',
    'droppedMeanwhile',
    'nothingToCopy',
    'noneSelectedToCopy',
    'tooLargeToCopy',
  ],
} as const satisfies Places;

/** What the page raises without drawing anything: `test/unit/page/messages.test.ts`. */
export const openedInPageCode = {
  header: ['noName', 'badName', 'controlInValue', 'beyondBytes'],
  body: ['notJson'],
  curl: ['untaken'],
  query: [
    'tooLong',
    'tooDeep',
    'noOpenParenthesis',
    'openParenthesis',
    'emptyGroup',
    'nothingAfter',
    'nothingBefore',
    'noBlank',
    'openQuotation',
    'emptyText',
    'openPattern',
    'unknownFlags',
    'noType',
    'noId',
    'nothingAfterComma',
    'nothingToCompare',
    'noTime',
    'noNumber',
    'noUnitHere',
    'unknownUnit',
    'tooLarge',
    'openPath',
    'badPath',
    'noValue',
    'valueTooLarge',
  ],
  search: ['noPattern', 'slow', 'failed'],
  connecting: ['lookup', 'connection', 'handshake', 'sending', 'headers', 'restOfHeaders', 'response'],
  stopRule: ['badPath'],
  column: ['noPath', 'noDollar', 'tooLong', 'taken', 'tooMany', 'incomplete', 'invalid'],
  event: [
    'notCopied',
    'notCompared',
    'noEarlier',
    'noLater',
    'partlyFetched',
    'tooLongForTree',
    'tooManyForTree',
    'imageDamaged',
    'imageTooLong',
    'imageTooLarge',
    'svgAnimated',
    'svgContains',
    'svgTooComplex',
  ],
  run: ['gone'],
} as const satisfies Places;

/** What only a page that is drawn shows: `test/page/messages.test.ts`. */
export const openedInPage = {
  header: ['inRow'],
  body: ['withMethod'],
  event: ['notRead', 'droppedSince', 'notOpened'],
  list: [
    'noPlace',
    'noTimeOfDay',
    'noBookmark',
    'onlyEvents',
    'dropped',
    'noRows',
    'notShown',
    'noEvent',
    'noneSince',
    'noId',
  ],
  extension: ['noAnswer', 'noPicture'],
} as const satisfies Places;

type At<P, T extends Theme> = P extends { readonly [K in T]: readonly (infer Name)[] } ? Name : never;
type Elsewhere<T extends Theme> =
  | At<typeof openedInHost, T>
  | At<typeof openedInPageCode, T>
  | At<typeof openedInPage, T>;

/** A case for each entry that one of the places has; one that is missing does not compile. */
export type CasesAt<P extends Places> = {
  readonly [T in keyof P & Theme]: { readonly [N in At<P, T> & keyof Catalogue[T]]: Case<Catalogue[T][N]> };
};

/** A case for each entry that no other place has: those that plain node can open. */
export type UnitCases<T extends Theme> = {
  readonly [N in Exclude<keyof Catalogue[T], Elsewhere<T>>]: Case<Catalogue[T][N]>;
};

/** There is nothing to do about these: they are what the person wanted, or go on by themselves. */
const asWanted = new Set([
  'stopRule',
  'stopTime',
  'answerEnded',
  'readAsLines',
  'user',
  'resumed',
  'saved',
  'newRun',
  'panelClosed',
  'serverEnded',
  'askedAgain',
]);

/** What an entry says, and what it advises; a clause advises nothing, for it stands in a message that does. */
function partsOf(theme: Theme, name: string, facts: readonly unknown[]): readonly string[] {
  const entry = (catalogue[theme] as unknown as Record<string, Entry>)[name];
  assert.ok(entry !== undefined, `${theme}.${name} is in the catalogue`);
  const made = entry(...(facts as never[]));
  if (typeof made === 'string') return [made];
  const { advice } = made;
  assert.ok((advice !== undefined && advice !== '') || asWanted.has(name), `${theme}.${name} says what to do`);
  const what = 'what' in made ? [made.what, ...(made.next === undefined ? [] : [made.next])] : [made.message];
  return [...what, ...(advice === undefined ? [] : [advice])];
}

/** Opens a message, and looks at what a person is shown of it. */
export async function assertOpens(
  theme: Theme,
  name: string,
  { facts, open, secrets = [] }: Case<Entry>,
): Promise<void> {
  const shown = (await open()) ?? '';
  for (const part of partsOf(theme, name, facts)) {
    assert.ok(part.trim() !== '' && shown.includes(part), `${JSON.stringify(shown)} has ${JSON.stringify(part)}`);
  }
  assert.match(shown, /^\S[^]*[.?…]$/, 'is made of sentences');
  assert.doesNotMatch(shown, /undefined|\[object|NaN|null\b|\bError:/, 'has nothing of the program in it');
  assert.doesNotMatch(shown, / {2}|\.\.(?!\.)| \.(?:\s|$)|“”/, 'has no holes');
  for (const secret of secrets) assert.ok(!shown.includes(secret), `says nothing of ${secret}`);
}

/** The cases of a place, one after the other, by the names of their entries. */
export function eachCase(cases: { readonly [T in Theme]?: object }): readonly {
  readonly theme: Theme;
  readonly name: string;
  readonly given: Case<Entry>;
}[] {
  return Object.entries(cases).flatMap(([theme, ofTheme]) =>
    Object.entries(ofTheme).map(([name, given]) => ({ theme: theme as Theme, name, given: given as Case<Entry> })),
  );
}

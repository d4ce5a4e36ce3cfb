/** What can be where the cursor is in a query: fields, the types that were seen, units. */

import { t } from '@vscode/l10n';
import { begunType } from './begun-type.ts';
import { printTypeName } from './print.ts';
import type { Place } from './token.ts';
import { durationUnit, sizeUnit } from './units.ts';

export interface Completion {
  /** What comes into the query. */
  readonly text: string;
  /** What it is for; empty where the text says it. */
  readonly hint: string;
}

export interface Completions extends Place {
  /** Each can be in the place. */
  readonly items: readonly Completion[];
}

/** More than anybody looks through. */
const maxItems = 50;

const fields: readonly Completion[] = [
  { text: 'type:', hint: t('events of a type') },
  { text: 'id:', hint: t('the event with an ID') },
  { text: 'size>', hint: t('larger than, for example 1kb') },
  { text: 'gap>', hint: t('gap longer than, for example 500ms') },
  { text: 'after:', hint: t('from a time, for example 12:00:05') },
  { text: 'before:', hint: t('before a time') },
  { text: '#>', hint: t('after event number') },
  { text: '$.', hint: t('a value in JSON, such as $.user.id == 3') },
  { text: 'and ', hint: t('both match') },
  { text: 'or ', hint: t('either matches') },
  { text: 'not ', hint: t('the next one doesn’t match') },
];

const measured = /(?:^|[\s(-])(size|gap):?\s*(?:[<>!=]=|[<>=])\s*(?:\d+(?:\.\d*)?|\.\d+)([a-z]*)$/i;
const word = /(?:^|[\s(]|(?<=[\s(]|^)-)([a-z]+|#|\$)$/i;

/**
 * @param types - that were seen
 * @param isAsked - whether the person wants to see what there is, before any letter of it
 */
export function completionsAt(text: string, caret: number, types: readonly string[], isAsked: boolean): Completions {
  const before = text.slice(0, caret);
  const ofType = begunType(before);
  if (ofType !== undefined) return at(caret, ofType, typesLike(ofType.replace('"', ''), types));
  const [, measure, unit = ''] = measured.exec(before) ?? [];
  if (measure !== undefined) return at(caret, unit, unitsLike(measure.toLowerCase(), unit));
  const begun = word.exec(before)?.[1] ?? '';
  if (begun === '' && !(isAsked && /(?:^|[\s(-])$/.test(before))) return at(caret, '', []);
  return at(caret, begun, like(begun, fields));
}

/** The query with that in it, and where the cursor is then. */
export function completed(text: string, { start, end }: Place, item: Completion): { text: string; caret: number } {
  return { text: text.slice(0, start) + item.text + text.slice(end), caret: start + item.text.length };
}

function at(caret: number, begun: string, items: readonly Completion[]): Completions {
  return { start: caret - begun.length, end: caret, items: items.slice(0, maxItems) };
}

function typesLike(begun: string, types: readonly string[]): Completion[] {
  const wanted = begun.toLowerCase();
  const found = types.filter((type) => type.toLowerCase().includes(wanted) && type !== begun);
  const rank = (type: string): number => (type.toLowerCase().startsWith(wanted) ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b)).map((type) => ({ text: printTypeName(type), hint: '' }));
}

function unitsLike(measure: string, begun: string): readonly Completion[] {
  const { factors } = measure === 'size' ? sizeUnit : durationUnit;
  return like(
    begun,
    Object.keys(factors).map((text) => ({ text, hint: '' })),
  );
}

function like(begun: string, items: readonly Completion[]): readonly Completion[] {
  const wanted = begun.toLowerCase();
  return items.filter(({ text }) => text.startsWith(wanted) && text !== begun);
}

/** What a test says of an event or a mark, and what the engine would make of it. */

import type { DiagnosisKind } from '../../../src/shared/diagnoses/catalogue.ts';
import type { Cell, EventFilter } from '../../../src/shared/stream/engine.ts';
import type { Annotation } from '../../../src/shared/stream/annotations.ts';

export interface FakeEvent {
  /** @defaultValue `message` */
  readonly type?: string;
  readonly data: string;
  readonly id?: string;
  /** @defaultValue a block made of the fields, with line feeds */
  readonly raw?: string;
  /** It came again after a reconnect. */
  readonly again?: boolean;
  /** What there is a note about. */
  readonly diagnosis?: DiagnosisKind;
}

/** What is known of a mark beside its number and place. */
export type FakeAnnotation = Annotation extends infer M
  ? M extends Annotation
    ? Omit<M, 'number' | 'afterSeq' | 'time'>
    : never
  : never;

/** Members of the data itself only. */
export function cellOf(data: string, path: string): Cell {
  if (data.length > 10_000) return { unread: 'tooLarge' };
  try {
    return ((JSON.parse(data) as Record<string, string | number | undefined>)[path.slice(2)] ?? '').toString();
  } catch {
    return '';
  }
}

export function rawOf({ type, data, id, raw }: FakeEvent): string {
  const lines = data.split('\n').map((line) => `data: ${line}\n`);
  return (
    raw ?? `${type === undefined ? '' : `event: ${type}\n`}${id === undefined ? '' : `id: ${id}\n`}${lines.join('')}\n`
  );
}

export function placesOf(data: string, find: EventFilter | null): number[] {
  const patterns = find?.highlight?.map(({ source, flags }) => new RegExp(source, `${flags}g`)) ?? [];
  return patterns.flatMap((pattern) =>
    [...data.matchAll(pattern)].flatMap((match) => [match.index, match.index + match[0].length]),
  );
}

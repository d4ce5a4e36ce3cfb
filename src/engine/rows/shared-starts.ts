import { leastShared } from '../../shared/stream/columns.ts';
import { commonStart } from '../../shared/text/common-start.ts';
import type { EventReader } from '../log/event-reader.ts';
import type { TypeGaps } from './row-gaps.ts';

/** How many events are remembered: those of some screens of rows. Whoever follows the tail sees most of them again. */
const maxKept = 2000;

/** What the previews of events have in common with those of the events of their types before. */
export class SharedStarts {
  readonly #reader: Pick<EventReader, 'preview'>;
  readonly #types: Pick<TypeGaps, 'before'>;
  readonly #kept = new Map<number, number>();

  constructor(reader: Pick<EventReader, 'preview'>, types: Pick<TypeGaps, 'before'>) {
    this.#reader = reader;
    this.#types = types;
  }

  /** @param previews - one for each of the events @returns code units; 0 for less than {@link leastShared} */
  of(seqs: Float64Array, previews: readonly string[]): Uint16Array<ArrayBuffer> {
    if (this.#kept.size > maxKept) this.#kept.clear();
    const known = new Map<number, string>();
    return Uint16Array.from(seqs, (seq, row) => {
      const preview = previews[row] ?? '';
      known.set(seq, preview);
      const shared = this.#kept.get(seq) ?? this.#find(seq, preview, known);
      this.#kept.set(seq, shared);
      return shared;
    });
  }

  /** @param known - the previews of the rows up to this one: usually the event before is one of them */
  #find(seq: number, preview: string, known: ReadonlyMap<number, string>): number {
    if (preview.length < leastShared) return 0;
    const before = this.#types.before(seq);
    if (before === 0) return 0;
    const shared = commonStart(preview, known.get(before) ?? this.#reader.preview(before));
    return shared < leastShared ? 0 : shared;
  }
}

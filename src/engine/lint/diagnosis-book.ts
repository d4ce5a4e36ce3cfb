import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { Diagnosis, DiagnosisFacts, DiagnosisPlace } from '../../shared/diagnoses/diagnosis.ts';

/** So many subjects of a kind are told apart; those beyond are counted under the last one. */
const maxSubjects = 20;
/** So many places of a note are remembered. */
const maxPlaces = 50;
/** So many events are known to have notes. */
const maxJudgedEvents = 100_000;
/** So much of what shows a note is kept. */
export const excerptBytes = 160;

interface Entry {
  readonly kind: DiagnosisKind;
  readonly subject: string;
  readonly facts: DiagnosisFacts;
  count: number;
  readonly places: DiagnosisPlace[];
}

/** Gathers notes: counts all of them, and remembers the first places of each. Bounded whatever the server sends. */
export class DiagnosisBook {
  readonly #entries = new Map<string, Entry>();
  readonly #subjects = new Map<DiagnosisKind, Entry[]>();
  readonly #kindBySeq = new Map<number, DiagnosisKind>();
  #revision = 0;
  /** Kinds that can be judged. Absent: all. */
  #judged: ReadonlySet<DiagnosisKind> | undefined;

  /** Counts up with each note. */
  get revision(): number {
    return this.#revision;
  }

  get diagnoses(): readonly Diagnosis<DiagnosisKind>[] {
    return Array.from(this.#entries.values(), ({ kind, subject, facts, count, places }) => ({
      kind,
      subject,
      facts,
      count,
      places: [...places],
    }));
  }

  /** From now on there are notes of these kinds alone: of a recording, not everything is known that others are about. */
  judge(kinds: readonly DiagnosisKind[]): void {
    this.#judged = new Set(kinds);
  }

  judges(kind: DiagnosisKind): boolean {
    return this.#judged?.has(kind) !== false;
  }

  /**
   * @param subject - tells notes of a kind apart
   * @param bytes - what shows it; copied, and cut
   */
  add(
    kind: DiagnosisKind,
    subject: string,
    facts: DiagnosisFacts,
    place: Omit<DiagnosisPlace, 'excerpt'>,
    bytes?: Uint8Array,
  ): void {
    if (!this.judges(kind)) return;
    this.#revision++;
    const entry = this.#entry(kind, subject, facts);
    entry.count++;
    if (!place.isBetween && this.#kindBySeq.size < maxJudgedEvents) this.#kindBySeq.set(place.seq, kind);
    if (entry.places.length >= maxPlaces) return;
    const excerpt = bytes?.slice(0, excerptBytes);
    entry.places.push({ ...place, ...(excerpt !== undefined && { excerpt }) });
  }

  /** One for each note. */
  get kinds(): readonly DiagnosisKind[] {
    return Array.from(this.#entries.values(), ({ kind }) => kind);
  }

  /** The kind of the last note about that event. */
  kindAt(seq: number): DiagnosisKind | undefined {
    return this.#kindBySeq.get(seq);
  }

  /** Events before that one are gone. What was said of them stays. */
  dropBefore(seq: number): void {
    // In the order of insertion, which is that of the numbers but for a few.
    for (const judged of this.#kindBySeq.keys()) {
      if (judged >= seq) return;
      this.#kindBySeq.delete(judged);
    }
  }

  #entry(kind: DiagnosisKind, subject: string, facts: DiagnosisFacts): Entry {
    const key = `${kind} ${subject}`;
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const ofKind = this.#subjects.get(kind) ?? [];
    const last = ofKind.at(-1);
    if (ofKind.length >= maxSubjects && last !== undefined) return last;
    const entry = { kind, subject, facts, count: 0, places: [] };
    this.#entries.set(key, entry);
    this.#subjects.set(kind, [...ofKind, entry]);
    return entry;
  }
}

/** What a stream does against the rules of its format. Facts alone: the words are in the catalogue of diagnoses. */

export type FaultKind =
  /** Something came before the event that begins an answer. */
  | 'startMissing'
  /** A second beginning in one answer. */
  | 'startTwice'
  /** Something came behind the event that ends an answer. */
  | 'afterEnd'
  /** The stream was over, and the event that ends an answer hadn't come. */
  | 'endMissing'
  | 'doneMissing'
  | 'doneTwice'
  | 'partNotOpened'
  | 'partOpenedTwice'
  | 'partAfterClose'
  | 'partNeverClosed'
  | 'sequenceGap'
  | 'sequenceRepeated'
  | 'idChanged'
  | 'sharedIndex'
  | 'gluedArguments'
  | 'argumentsCut'
  | 'argumentsInvalid'
  | 'noStopReason'
  | 'toolsDespiteStop'
  | 'stopWithoutTools'
  | 'usageWithoutContent'
  | 'thinkTags'
  | 'replacementCharacter'
  | 'errorInside'
  | 'notJson'
  | 'differsFromFinal'
  /** A choice began without saying who speaks. */
  | 'roleMissing';

export type FaultFacts = Readonly<Record<string, string | number>>;

export interface Fault {
  readonly kind: FaultKind;
  /** Of the event that showed it. */
  readonly seq: number;
  readonly facts: FaultFacts;
}

/** Of each kind the first ones are kept, and all are counted. */
export const keptFaults = 50;

export class FaultBook {
  readonly list: Fault[] = [];
  readonly counts = new Map<FaultKind, number>();
  /** Told of each fault, also of those that aren't kept. */
  onFault: ((fault: Fault) => void) | undefined;

  add(kind: FaultKind, seq: number, facts: FaultFacts = {}): void {
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    const fault = { kind, seq, facts };
    if (count <= keptFaults) this.list.push(fault);
    this.onFault?.(fault);
  }
}

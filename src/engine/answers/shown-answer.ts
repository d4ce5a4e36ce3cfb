/** What is asked of the answer that a stream has: by the page in stretches, and by other extensions whole. */

import type { Answer, UsageReport } from '../../llm/answer/answer.ts';
import type { Recognition } from '../../llm/reading/recognise.ts';
import { endOf } from '../../llm/reading/ending.ts';
import { judge } from '../../llm/reading/judge.ts';
import { choicesOf, summaryOf } from '../../llm/reading/summary.ts';
import { tokensOf } from '../../llm/reading/usage.ts';
import { AnswerPlaces } from '../../llm/reading/answer-places.ts';
import type { Fault, FaultKind } from '../../llm/answer/faults.ts';
import type { AnswerFault, AnswerRange, AnswerReading, AnswerUsage, AnswerWindow } from '../../shared/stream/answer.ts';
import { type AnswerFollower, kindOf } from './answer-follower.ts';

/** What isn't a breach of order, framing and identity: an error that the provider tells, and what is estimated. */
const noBreaches: ReadonlySet<FaultKind> = new Set(['errorInside', 'usageWithoutContent', 'thinkTags']);
/** Stop reasons that say why a call is cut. */
const cutting = /length|max|incomplete/i;
/** A usage or an error is as long as a server likes. */
const maxValueChars = 4000;
const maxChoices = 100;
const maxModels = 20;

/** What follows the log. */
type Follower = Pick<AnswerFollower, 'merge' | 'isOver' | 'missed' | 'isAtRest' | 'next' | 'advance'>;

export class ShownAnswer {
  readonly #follower: Follower;

  constructor(follower: Follower) {
    this.#follower = follower;
  }

  window(choice: number, from: number, maxChars: number): AnswerWindow | undefined {
    const { answer, recognition } = this.#follower.merge;
    if (!recognition) return undefined;
    const names = choicesOf(answer, answer.parts).slice(0, maxChoices);
    const at = Math.min(choice, names.length - 1);
    const name = names[at] ?? '0';
    const stop = answer.stops.get(name);
    const { usage } = answer;
    return {
      ...this.#header(answer, recognition),
      choices: names,
      choice: at,
      ...(stop && { stop: { ...stop, reason: shortened(stop.reason) } }),
      ...(usage && { usage: shownUsage(usage) }),
      ...new AnswerPlaces(answer, name).stretch(from, maxChars),
    };
  }

  #header(answer: Answer, { format, why }: Recognition): Pick<AnswerWindow, HeaderMember> {
    const { isOver, missed } = this.#follower;
    const { during, characters, state, by } = endOf(answer, format, { isOver, isStalled: false });
    const { difference } = answer.proof;
    return {
      format: format.name,
      why: shortened(why),
      models: answer.models.slice(-maxModels).map(({ name }) => shortened(name)),
      end: { state, characters, by: shortened(by), ...(during && { during }) },
      proof: {
        state: answer.proof.state,
        ...(difference && {
          difference: { subject: difference.subject, offset: difference.offset, seq: difference.seq },
        }),
      },
      missed,
      isCut: answer.isCut,
    };
  }

  seqAt(part: number, offset: number): number | undefined {
    return this.#follower.merge.answer.parts[part]?.seqAt(offset);
  }

  rangesOf(seq: number): readonly AnswerRange[] {
    const { answer } = this.#follower.merge;
    const ranges = answer.rangesOf(seq);
    if (ranges.length === 0) return [];
    const names = choicesOf(answer, answer.parts);
    return ranges.map(({ part, start, end }) => ({
      part: part.index,
      start,
      end,
      choice: names.indexOf(part.choice),
      at: new AnswerPlaces(answer, part.choice).placeOf(part) + start,
    }));
  }

  step(seq: number, step: 1 | -1): number | undefined {
    return this.#follower.merge.answer.pieceBeside(seq, step);
  }

  /** Reads on for a slice. */
  read(until: number): AnswerReading | 'more' | null {
    const follower = this.#follower;
    if (!follower.isAtRest) follower.advance();
    if (!follower.isAtRest && follower.next <= until) return 'more';
    const { answer, recognition } = follower.merge;
    if (!recognition) return null;
    const { format } = recognition;
    const { text, thinking, toolCalls, stopReason } = summaryOf(answer, format);
    const usage = answer.usage?.value as Readonly<Record<string, unknown>> | undefined;
    const { isOver } = follower;
    return {
      format: format.id,
      text,
      thinking,
      toolCalls,
      ...(stopReason !== null && { stopReason }),
      ...(usage && { usage }),
      end: ends[endOf(answer, format, { isOver, isStalled: false }).state],
      proof: proofs[answer.proof.state],
      faults: this.#breaches(judge(answer, format, follower.next - 1, isOver), answer),
    };
  }

  #breaches(faults: readonly Fault[], answer: Answer): readonly AnswerFault[] {
    // What wasn't read can't be told from what wasn't sent.
    if (this.#follower.missed > 0) return [];
    const isLong = [...answer.stops.values()].some(({ reason }) => cutting.test(reason));
    return faults
      .filter(({ kind }) => !noBreaches.has(kind) && !(kind === 'argumentsCut' && isLong))
      .map(({ kind, seq, facts }) => ({ kind: kindOf(kind), seq, facts }));
  }
}

type HeaderMember = 'format' | 'why' | 'models' | 'end' | 'proof' | 'missed' | 'isCut';

const ends = { running: 'open', stalled: 'open', complete: 'complete', truncated: 'cut', error: 'error' } as const;
const proofs = { matches: 'agrees', differs: 'differs', none: 'nothing' } as const;

function shownUsage({ value, seq, reports }: UsageReport): AnswerUsage {
  const { input, output } = tokensOf(value);
  return { value: shortened(JSON.stringify(value)), seq, reports, input, output };
}

function shortened(text: string): string {
  return text.length > maxValueChars ? `${text.slice(0, maxValueChars)}…` : text;
}

/** For each kind of diagnosis about streams of language models: a stream that has it, and a healthy one of the same format. */

import type { FaultKind } from '../../src/llm/answer/faults.ts';
import type { FormatId, LlmEvent } from '../../src/llm/formats/format.ts';
import { type DiagnosisExample, type DiagnosisStream, ended } from './sent-stream.ts';
import { faultyStreams, healthyEvents } from './faulty-llm-streams.ts';

type LlmKind = `llm${Capitalize<FaultKind>}`;

function sent(events: readonly LlmEvent[]): DiagnosisStream {
  return ended(events.map(blockOf).join(''));
}

function blockOf({ type, data }: LlmEvent): string {
  return `${type === 'message' ? '' : `event: ${type}\n`}data: ${data}\n\n`;
}

function healthy(format: FormatId): DiagnosisStream {
  return sent(healthyEvents[format] ?? []);
}

function kindOf(kind: FaultKind): LlmKind {
  return `llm${kind.charAt(0).toUpperCase()}${kind.slice(1)}` as LlmKind;
}

export const llmStreams = Object.fromEntries(
  faultyStreams.map(({ kind, format, events }) => [kindOf(kind), { trigger: sent(events), nearMiss: healthy(format) }]),
) as Readonly<Record<LlmKind, DiagnosisExample>>;

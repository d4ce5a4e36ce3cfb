/** What a server sends for a diagnosis, and how it comes to an engine. */

import type { Engine } from '../../src/engine/door/engine.ts';
import { type LineFormat, plainBody } from '../../src/shared/stream/body.ts';
import { blockOf } from './engine-feed.ts';

/** What a server sends, and when. */
export interface SentPiece {
  readonly bytes: string | Uint8Array;
  /** In ms since the stream began. */
  readonly at: number;
}

export interface DiagnosisStream {
  readonly pieces: readonly SentPiece[];
  /** Whether the server ends it properly. */
  readonly ends: boolean;
  /** Absent: an event stream. */
  readonly format?: LineFormat;
}

export interface DiagnosisExample {
  readonly trigger: DiagnosisStream;
  /** Others that it is about. */
  readonly also?: readonly DiagnosisStream[];
  readonly nearMiss: DiagnosisStream;
}

/** As the host would, and looks at all of it for notes. */
export function sendStream(engine: Engine, { pieces, ends, format }: DiagnosisStream): void {
  engine.beginBody(format === undefined ? plainBody : { ...plainBody, format });
  for (const { bytes, at } of pieces) engine.push(blockOf(bytes, 1_700_000_000_000 + at));
  if (ends) engine.endBody();
  for (const { follower } of engine.followers) while (!follower.isAtRest) follower.advance();
}

/** All at once, and an end. */
export function ended(bytes: string | Uint8Array): DiagnosisStream {
  return { pieces: [{ bytes, at: 0 }], ends: true };
}

/** Each a second after the one before, and no end. */
export function open(...pieces: readonly (string | Uint8Array)[]): DiagnosisStream {
  return { pieces: pieces.map((bytes, index) => ({ bytes, at: index * 1000 })), ends: false };
}

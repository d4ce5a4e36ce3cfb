import type { NetworkBlock } from '../../shared/stream/engine.ts';
import { copyBytes } from './copy-bytes.ts';

/** Bytes of a body as they came, on their way into memory of the engine. */
export interface RawBytes {
  readonly byteLength: number;
  /** As a block has them. */
  readonly reads: NetworkBlock['reads'];
  /** Whether the first read is the rest of the last one of the bytes before. */
  readonly goesOn: boolean;
  /** Copies all of it to the beginning of that memory. */
  copyTo(memory: Uint8Array): void;
}

/** Those of a block. */
export function rawBytesOf({ pieces, byteLength, reads }: NetworkBlock): RawBytes {
  return {
    byteLength,
    reads,
    goesOn: false,
    copyTo: (memory) => {
      let at = 0;
      for (const piece of pieces) {
        copyBytes(piece, memory, at);
        at += piece.length;
      }
    },
  };
}

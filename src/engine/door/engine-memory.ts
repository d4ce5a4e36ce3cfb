import type { Ingest } from '../intake/ingest.ts';

/** What the engine holds, in memory unless something else is said. */
export interface EngineMemory {
  /** Of the stream. */
  readonly bytes: number;
  readonly chunks: number;
  /** Of the stream and the index together. */
  readonly total: number;
  /** Of the index, also those in the file. */
  readonly segments: number;
  /** Of the times of network reads. */
  readonly readPages: number;
  /** Bytes of the files. */
  readonly files: number;
}

/** @param files - bytes of the files */
export function memoryOf({ log, store }: Pick<Ingest, 'log' | 'store'>, files: number): EngineMemory {
  return {
    bytes: store.memoryBytes,
    chunks: store.chunkCount,
    total: log.memoryBytes,
    segments: log.segmentCount,
    readPages: log.times.pageCount,
    files,
  };
}

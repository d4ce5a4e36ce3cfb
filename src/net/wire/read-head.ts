import { HeadReader } from '../http/head-reader.ts';
import type { ResponseHead } from '../http/head.ts';
import { boundInterim } from '../http/interim.ts';
import type { Wire } from './wire.ts';

/**
 * Reads up to the end of the final head; what comes after it is kept for the next reader of the connection.
 *
 * @param onFirstByte - called once
 * @throws an `HttpError`; the error of the connection; the reason of the signal
 */
export function readHead(wire: Wire, signal: AbortSignal, onFirstByte = (): void => undefined): Promise<ResponseHead> {
  const { promise, resolve, reject } = Promise.withResolvers<ResponseHead>();
  const abort = (): void => fail(signal.reason as Error);
  const settle = (): void => {
    signal.removeEventListener('abort', abort);
    wire.pause();
  };
  const fail = (error: Error): void => {
    settle();
    wire.destroy();
    reject(error);
  };
  const reader = new HeadReader({
    onInterim: boundInterim((error) => {
      throw error;
    }),
    onHead: (head) => {
      settle();
      resolve(head);
    },
  });
  let hasBegun = false;
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  else
    wire.read({
      onBytes: (bytes) => {
        if (!hasBegun) onFirstByte();
        hasBegun = true;
        attempt(() => {
          const taken = reader.read(bytes);
          if (reader.isDone) wire.unread(bytes.subarray(taken));
        }, fail);
      },
      onEnd: (error) => (error === undefined ? attempt(() => reader.end(), fail) : fail(error)),
    });
  return promise;
}

function attempt(action: () => void, onError: (error: Error) => void): void {
  try {
    action();
  } catch (error) {
    onError(error as Error);
  }
}

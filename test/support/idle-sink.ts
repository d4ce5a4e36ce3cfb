import type { StreamSink } from '../../src/net/connection/attempts.ts';
import { TransferDecoder } from '../../src/engine/coding/transfer.ts';
import { type BodyCoding, plainBody } from '../../src/shared/stream/body.ts';
import type { EngineProgress, NetworkBlock } from '../../src/shared/stream/engine.ts';
import type { AttemptNews } from '../../src/shared/stream/annotations.ts';

/** An engine that takes blocks and does nothing with them until it is told to, but to undo their framing. */
export class IdleSink implements StreamSink {
  /** Called when a body is over, as an engine says it; to be given to the connection. */
  onProgress: ((progress: EngineProgress) => void) | undefined;
  progress: EngineProgress = {
    blocks: 0,
    counts: { received: 0, kept: 0, dropped: 0, comments: 0, bytes: 0 },
    lastEventId: '',
    ruleNotices: [],
  };
  bytesInFlight = 0;
  highest = 0;
  /** Bytes of bodies, without their framing. */
  total = 0;
  bodies = 0;
  #framing = new TransferDecoder(plainBody.framing);

  beginBody({ framing }: BodyCoding = plainBody): void {
    this.bodies++;
    this.#framing = new TransferDecoder(framing);
    const { body: _body, ...progress } = this.progress;
    this.progress = progress;
  }

  push({ byteLength, pieces }: NetworkBlock): void {
    this.bytesInFlight += byteLength;
    this.highest = Math.max(this.highest, this.bytesInFlight);
    for (const piece of pieces) this.take(this.#framing.decode(new Uint8Array(piece)));
    const { bodyEnd } = this.#framing;
    if (bodyEnd === undefined) return;
    this.progress = { ...this.progress, body: bodyEnd };
    queueMicrotask(() => this.onProgress?.(this.progress));
  }

  /** Of a body, without its framing. */
  protected take(bytes: Uint8Array): void {
    this.total += bytes.length;
  }

  attempt(_news: AttemptNews): void {}

  async setLastEventId(lastEventId: string): Promise<void> {
    this.progress = { ...this.progress, lastEventId };
  }

  async endBody(): Promise<EngineProgress> {
    return this.progress;
  }
}

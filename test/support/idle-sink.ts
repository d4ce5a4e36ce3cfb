import type { StreamSink } from '../../src/net/connection/attempts.ts';
import type { EngineProgress, NetworkBlock } from '../../src/shared/stream/engine.ts';
import type { AttemptNews } from '../../src/shared/stream/annotations.ts';

/** An engine that takes blocks and does nothing with them until it is told to. */
export class IdleSink implements StreamSink {
  progress: EngineProgress = {
    blocks: 0,
    counts: { received: 0, kept: 0, dropped: 0, comments: 0, bytes: 0 },
    lastEventId: '',
    ruleNotices: [],
  };
  bytesInFlight = 0;
  highest = 0;
  total = 0;
  bodies = 0;

  beginBody(): void {
    this.bodies++;
  }

  push({ byteLength }: NetworkBlock): void {
    this.bytesInFlight += byteLength;
    this.total += byteLength;
    this.highest = Math.max(this.highest, this.bytesInFlight);
  }

  attempt(_news: AttemptNews): void {}

  async setLastEventId(lastEventId: string): Promise<void> {
    this.progress = { ...this.progress, lastEventId };
  }

  async endBody(): Promise<EngineProgress> {
    return this.progress;
  }
}

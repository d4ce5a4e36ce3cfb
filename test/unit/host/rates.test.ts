import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type MeasuredStream, StreamRates, tickMs } from '../../../src/host/streams/rates.ts';

/** Time that goes on when it is told to, and the timers in it. */
class FakeClock {
  #time = 0;
  readonly timers = new Set<() => void>();

  readonly now = (): number => this.#time;

  readonly every = (ms: number, act: () => void): (() => void) => {
    assert.equal(ms, tickMs);
    this.timers.add(act);
    return () => this.timers.delete(act);
  };

  /** Lets as many ticks pass. @param before - done ahead of each */
  pass(ticks: number, before: () => void = () => {}): void {
    for (let n = 0; n < ticks; n++) {
      before();
      this.#time += tickMs;
      for (const act of this.timers) act();
    }
  }
}

class FakeStream implements MeasuredStream {
  state: MeasuredStream['state'] = 'open';
  counts = { received: 0 };

  receive(events: number): void {
    this.counts = { received: this.counts.received + events };
  }
}

function measured(count: number) {
  const clock = new FakeClock();
  const streams = Array.from({ length: count }, () => new FakeStream());
  const rates = new StreamRates(() => streams, clock);
  let ticks = 0;
  rates.onDidTick = () => ticks++;
  rates.follow();
  return { clock, streams, rates, ticks: () => ticks };
}

describe('the rates of streams', () => {
  it('need one timer, however many streams there are, and none while none is open', () => {
    const { clock, streams, rates, ticks } = measured(20);
    for (let n = 0; n < 100; n++) rates.follow();
    assert.equal(clock.timers.size, 1);
    clock.pass(3);
    assert.equal(ticks(), 3, 'they are told once a tick, and not once a stream');
    for (const stream of streams) stream.state = 'closed';
    rates.follow();
    assert.equal(clock.timers.size, 0);
    assert.equal(ticks(), 4, 'the last state is shown too');
    rates.follow();
    assert.equal(ticks(), 4);
    for (const stream of streams.slice(0, 1)) stream.state = 'connecting';
    rates.follow();
    assert.equal(clock.timers.size, 1);
    rates.dispose();
    assert.equal(clock.timers.size, 0);
  });

  it('are those of the last seconds', () => {
    const { clock, streams, rates } = measured(2);
    const [stream = assert.fail()] = streams;
    assert.equal(rates.rateOf(stream), undefined, 'it is too early to tell');
    clock.pass(20, () => stream.receive(6));
    assert.equal(rates.rateOf(stream), 6);
    assert.equal(rates.sum, 6);
    clock.pass(1);
    const falling = rates.rateOf(stream) ?? assert.fail();
    assert.ok(falling > 0 && falling < 6);
    clock.pass(4);
    assert.equal(rates.rateOf(stream), 0);
  });

  it('are those of each stream, and none of one that is closed', () => {
    const { clock, streams, rates } = measured(2);
    const [a = assert.fail(), b = assert.fail()] = streams;
    clock.pass(5, () => {
      a.receive(1);
      b.receive(10);
    });
    assert.deepEqual([rates.rateOf(a), rates.rateOf(b), rates.sum], [1, 10, 11]);
    b.state = 'closed';
    assert.deepEqual([rates.rateOf(b), rates.sum], [undefined, 1]);
  });
});

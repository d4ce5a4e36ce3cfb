import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import * as fc from 'fast-check';
import type { Engine } from '../../../src/engine/door/engine.ts';
import { HostedEngine } from '../../../src/engine/door/hosted-engine.ts';
import type { Call, EngineCalls, FromWorker, ToWorker } from '../../../src/engine/client/messages.ts';
import type { EngineProgress, NetworkBlock, WindowRequest } from '../../../src/shared/stream/engine.ts';
import type { EventRecord } from '../../../src/shared/stream/records.ts';
import { type Life, life, type Step } from '../../support/account-run.ts';
import { blockOf, newEngine } from '../../support/engine-feed.ts';
import { nextTurn } from '../../support/turns.ts';
import { testMs } from '../../support/patience.ts';

/** An engine that is hosted in this thread, beside others, as it is in a worker. */
class Hosted {
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, (value: unknown) => void>();
  #nextId = 1;
  #lastId = 0;
  #blocks = 0;
  progress: Omit<EngineProgress, 'lastEventId'> | undefined;
  lastEventId = '';

  constructor(limits: Life['limits']) {
    const { port1, port2 } = new MessageChannel();
    HostedEngine.serve(port2, () => undefined);
    this.#port = port1;
    port1.on('message', (message: FromWorker) => this.#receive(message));
    this.#post({ kind: 'open', options: { limits, stopOn: [] } });
  }

  push(block: NetworkBlock): void {
    this.#post(
      { kind: 'block', block },
      block.pieces.map(({ buffer }) => buffer),
    );
  }

  ask<C extends Call>(call: C): Promise<ReturnType<EngineCalls[C['method']]>> {
    const id = this.#nextId++;
    this.#post({ kind: 'call', id, call });
    return new Promise<unknown>((resolve) => this.#waiting.set(id, resolve)) as Promise<
      ReturnType<EngineCalls[C['method']]>
    >;
  }

  async end(): Promise<void> {
    const closed = once(this.#port, 'close');
    this.#post({ kind: 'end' });
    await closed;
  }

  #post(message: ToWorker, transfer: readonly ArrayBuffer[] = []): void {
    this.#port.postMessage(message, transfer);
  }

  #receive(message: FromWorker): void {
    assert.ok(message.kind !== 'failure' && message.kind !== 'refusal', JSON.stringify(message));
    if (message.kind === 'progress') {
      const { progress, lastEventId = this.lastEventId, bytes } = message;
      this.progress = progress;
      this.lastEventId = lastEventId;
      // Each block has its answer, in the order of the blocks.
      if (bytes > 0) assert.equal(progress.blocks, ++this.#blocks);
    } else if (message.kind === 'result') {
      assert.equal(message.id, ++this.#lastId, 'what is asked is answered in its order');
      this.#waiting.get(message.id)?.(message.value);
    }
  }
}

const all: WindowRequest = { from: 0, count: 2000, follow: false, facts: ['id', 'gap'] };

/** A step as calls and blocks, which an engine and its host take alike. */
function actionsOf(step: Step, time: number): readonly (Call | NetworkBlock)[] {
  switch (step.kind) {
    case 'push': {
      const bytes = new TextEncoder().encode(step.text);
      const ends = [0, ...step.cuts.map((cut) => Math.floor(cut * bytes.length)), bytes.length].toSorted(
        (a, b) => a - b,
      );
      const pieces = ends.slice(1).map((end, index) => bytes.subarray(ends[index], end));
      return pieces.filter(({ length }) => length > 0).map((piece) => blockOf(piece, time));
    }
    case 'filter':
      return [{ method: 'setFilter', args: [step.filter] }];
    case 'limits':
      return [{ method: 'setLimits', args: [step.limits] }];
    case 'clear':
      return [{ method: 'clear', args: [] }];
    case 'reconnect':
      return [
        { method: 'endBody', args: [step.isProper] },
        { method: 'beginBody', args: [] },
      ];
    case 'resume':
      return [{ method: 'setLastEventId', args: [step.id] }];
  }
}

/** What an engine has come to, without what depends on when it was asked: ordinals, and how often they began anew. */
interface Outcome {
  readonly progress: unknown;
  readonly records: readonly EventRecord[];
  readonly rows: unknown;
  /**
   * Which notes and how many of each, in no order: lines are judged as they come, events when there is time. Only of a log that
   * has let go of nothing: what is gone may have been looked at before, or not.
   */
  readonly diagnoses: readonly string[] | undefined;
}

/** @param asked - whatever the engine answers to that, now or later */
async function outcomeOf(
  progress: Omit<EngineProgress, 'lastEventId'> | undefined,
  asked: <C extends Call>(call: C) => Promise<ReturnType<EngineCalls[C['method']]>>,
): Promise<Outcome> {
  assert.ok(progress !== undefined, 'it has answered');
  const { counts } = progress;
  let view = await asked({ method: 'view', args: [all] });
  while (view.searched !== undefined) view = await asked({ method: 'view', args: [all] });
  let diagnoses = await asked({ method: 'diagnoses', args: [] });
  while (counts.dropped === 0 && diagnoses.looked < counts.received)
    diagnoses = await asked({ method: 'diagnoses', args: [] });
  const { seq, time, type, bytes, preview, id, gap } = view.window;
  return {
    progress: { ...progress, ruleNotices: [] },
    records: await asked({ method: 'read', args: [1, 10_000] }),
    rows: { types: view.types, seq, time, type, bytes, preview, id, gap },
    diagnoses:
      counts.dropped === 0 ? diagnoses.diagnoses.map(({ kind, count }) => `${kind} ${count}`).toSorted() : undefined,
  };
}

/** The same life in an engine on its own. */
async function alone({ limits, steps }: Life): Promise<{ outcome: Outcome; lastEventId: string }> {
  using engine = newEngine({ limits });
  for (const action of steps.flatMap(actionsOf)) perform(engine, action);
  engine.endBody();
  while (engine.isSearching) engine.search();
  while (engine.isLinting) engine.lint();
  const { lastEventId, ...progress } = engine.progress;
  const outcome = await outcomeOf(progress, async (call) => perform(engine, call) as never);
  return { outcome, lastEventId };
}

function perform(engine: Engine, action: Call | NetworkBlock): unknown {
  if ('pieces' in action) return engine.push(action);
  return (engine[action.method] as (...args: unknown[]) => unknown)(...action.args);
}

async function compared(engine: Hosted, life: Life): Promise<void> {
  const wanted = await alone(life);
  const outcome = await outcomeOf(engine.progress, (call) => engine.ask(call));
  assert.deepEqual({ outcome, lastEventId: engine.lastEventId }, wanted);
}

/** A turn: whose it is, and whether what the engines do between messages comes before the next one. */
const turn = fc.record({ who: fc.nat(), waits: fc.boolean() });

/** Every engine has its actions in their order, those of the others in between. */
async function live(
  engines: readonly Hosted[],
  lives: readonly Life[],
  turns: readonly { who: number; waits: boolean }[],
): Promise<void> {
  const left = lives.map(({ steps }, index) => ({ engine: engines[index], actions: steps.flatMap(actionsOf) }));
  for (let n = 0; ; n++) {
    const open = left.filter(({ actions }) => actions.length > 0);
    if (open.length === 0) return;
    const { who, waits } = turns[n % turns.length] ?? assert.fail();
    const { engine, actions } = open[who % open.length] ?? assert.fail();
    const action = actions.shift() ?? assert.fail();
    if ('pieces' in action) engine?.push(action);
    else void engine?.ask(action);
    if (waits) await nextTurn();
  }
}

describe('engines that share a thread', () => {
  test('come to what each comes to on its own, however their messages are mixed', { timeout: testMs }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(life, { minLength: 2, maxLength: 6 }),
        fc.array(turn, { minLength: 10, maxLength: 200 }),
        async (lives, turns) => {
          const engines = lives.map(({ limits }) => new Hosted(limits));
          try {
            await live(engines, lives, turns);
            await Promise.all(engines.map((engine) => engine.ask({ method: 'endBody', args: [true] })));
            await Promise.all(engines.map((engine, index) => compared(engine, lives[index] ?? assert.fail())));
          } finally {
            await Promise.all(engines.map((engine) => engine.end()));
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

/** Beside the libraries that most clients read with: what each makes of the streams, and that nothing differs in silence. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { healthyEvents } from '../support/faulty-llm-streams.ts';
import { recordings } from '../support/llm-recordings.ts';
import type { Recording } from '../support/llm-recordings.ts';
import { findingsOf } from './findings.ts';
import type { Findings } from './findings.ts';
import { mutations, placesIn } from './mutations.ts';
import { bytesOf, loadOracles, outcomeOf, ownReading } from './oracles.ts';
import type { Oracle } from './oracles.ts';

let oracles: readonly Oracle[] = [];
before(async () => {
  oracles = await loadOracles();
});

describe('what the libraries make of the streams', () => {
  let known: Findings;
  let found: Findings;
  before(async () => {
    known = JSON.parse(await readFile(new URL('found.json', import.meta.url), 'utf8')) as Findings;
    found = await findingsOf(oracles);
  });

  it('is what the documentation says; otherwise: npm run llm-sdks, then npm run diagnostics', () => {
    assert.deepEqual(found, known);
  });

  it('is what is shown here, where a stream is without a fault', () => {
    const kinds = Object.values(found.healthy).flatMap(Object.values<{ readonly result: string }>);
    assert.ok(kinds.length >= Object.keys(healthyEvents).length);
    assert.deepEqual(
      kinds.filter(({ result }) => result !== 'agrees'),
      [],
    );
  });
});

describe('a recording that was disturbed on its way', () => {
  for (const recording of recordings) {
    it(recording.file, async () => {
      const readers = await agreeing(recording);
      for (const oracle of readers) await disturb(recording, oracle);
    });
  }
});

/** The libraries that read the recording as it is shown here. */
async function agreeing(recording: Recording): Promise<readonly Oracle[]> {
  const own = ownReading(recording.events);
  assert.ok(own);
  const found: Oracle[] = [];
  for (const oracle of oracles) {
    const outcome = await outcomeOf(oracle, recording.bytes, own, namesIn(recording));
    if (outcome?.result === 'agrees') found.push(oracle);
  }
  return found;
}

function namesIn({ expected }: Recording): readonly string[] {
  return expected.toolCalls.map(({ name }) => name);
}

async function disturb(recording: Recording, oracle: Oracle): Promise<void> {
  const whole = ownReading(recording.events);
  for (const [name, mutate] of Object.entries(mutations)) {
    for (const at of placesIn(recording.events)) {
      const events = mutate(recording.events, at);
      const own = ownReading(events);
      // Of what is of no known format nothing is said, and a fault is said by its name.
      if (!own || own.faults.length > 0) continue;
      const outcome = await outcomeOf(oracle, bytesOf(events), own, namesIn(recording));
      if (outcome?.result === 'agrees' || hasNoArguments(own.summary.toolCalls, oracle)) continue;
      // It did no harm: what is shown is the whole answer, whatever the library makes of it.
      assert.deepEqual(own.summary, whole?.summary, `event ${at} ${name}: ${oracle.version} ${outcome?.detail}`);
    }
  }
}

/** This library makes an empty object of arguments without a character; they are shown as they came. */
function hasNoArguments(calls: readonly { readonly arguments: unknown }[], oracle: Oracle): boolean {
  return oracle.name === 'ai' && calls.some((call) => call.arguments === '');
}

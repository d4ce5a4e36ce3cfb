import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogue } from '../../../src/shared/diagnoses/catalogue.ts';
import { diagnosisCode } from '../../../src/shared/diagnoses/diagnosis-code.ts';
import { newEngine } from '../../support/engine-feed.ts';
import { healthyStreams } from '../../support/healthy-streams.ts';
import { sendStream } from '../../support/sent-stream.ts';

describe('a healthy stream gives no warning', () => {
  for (const [name, stream] of Object.entries(healthyStreams)) {
    test(name, () => {
      const engine = newEngine({ stopOn: [{ type: 'done' }] });
      sendStream(engine, stream);
      const alarms = engine.diagnoses().diagnoses.filter(({ kind }) => catalogue[kind].severity !== 'hint');
      assert.deepEqual(
        alarms.map(({ kind, facts }) => `${diagnosisCode(kind)} ${catalogue[kind].what(facts)}`),
        [],
      );
    });
  }
});

test('there are enough of them', () => assert.ok(Object.keys(healthyStreams).length >= 25));

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogue, type DiagnosisKind } from '../../../src/shared/diagnoses/catalogue.ts';
import { newEngine } from '../../support/engine-feed.ts';
import { fieldStreams } from '../../support/field-streams.ts';
import { sendStream } from '../../support/sent-stream.ts';

/** Good to know of these streams, but not what they are cases of. */
const beside: ReadonlySet<DiagnosisKind> = new Set<DiagnosisKind>(['mixedLineEnds', 'neverOnMessage']);

describe('a stream as people meet it is diagnosed as what it is, and as nothing else', () => {
  for (const [name, { stream, kinds, says = [] }] of Object.entries(fieldStreams)) {
    test(name, () => {
      const engine = newEngine({ stopOn: [{ type: 'done' }] });
      sendStream(engine, stream);
      const found = engine.diagnoses().diagnoses.filter(({ kind }) => !beside.has(kind));
      assert.deepEqual(
        found.map(({ kind }) => kind),
        kinds,
      );
      const text = found.map(({ kind, facts }) => catalogue[kind].what(facts)).join('\n');
      for (const part of says) assert.ok(text.includes(part), text);
    });
  }
});

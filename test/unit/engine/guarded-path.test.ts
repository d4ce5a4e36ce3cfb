import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { GuardedPath } from '../../../src/engine/guarded/guarded-path.ts';

const never = `["${'a'.repeat(60)}!"]`;
const search = "$[?search(@, '^(a+)+$')]";

describe('a value at a JSON path', () => {
  test('is found, or not, with and without the watchdog', () => {
    for (const path of ['$[0]', "$[?search(@, 'a')]", '$..*', '$..[?@]', '$[?@ == $..a]', '$..a..b']) {
      const isMet = new GuardedPath(path, 'a').isMet('["a"]');
      assert.equal(isMet, !path.includes('..a'), path);
      assert.equal(new GuardedPath(path, 'b').isMet('["a"]'), false, path);
      assert.equal(new GuardedPath(path, 'a').isMet('no JSON'), false, path);
    }
  });

  test('is not said in time where that would take for ever', () => {
    const limits = { eventMs: 20, slowMs: 1000, patienceMs: 1000 };
    assert.equal(new GuardedPath(search, 'x', limits).isMet(never), undefined);
    const deep = `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`;
    assert.equal(new GuardedPath('$..a..a..a..b', 'x', limits).isMet(deep), undefined);
    assert.equal(new GuardedPath('$..[?@..[?@..b]]', 'x', limits).isMet(deep), undefined);
  });

  test('is given up when many events are slow, none of them too slow', (t) => {
    // By this clock each event takes 20 ms: how busy the machine is doesn't matter.
    let ms = 0;
    t.mock.method(performance, 'now', () => (ms += 20));
    const path = (slowMs: number) => new GuardedPath(search, 'x', { eventMs: 60_000, slowMs, patienceMs: 50 });
    const data = `["${'a'.repeat(16)}!"]`;
    const slow = path(10);
    assert.deepEqual([slow.isMet(data), slow.isMet(data), slow.isMet(data)], [false, false, undefined]);
    const quick = path(20);
    assert.deepEqual([quick.isMet(data), quick.isMet(data), quick.isMet(data)], [false, false, false]);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { copyBytes } from '../../../src/engine/bytes/copy-bytes.ts';

test('bytes are copied as by `set`, whatever their number and place, out of shared memory and into it', () => {
  const from = new Uint8Array(new SharedArrayBuffer(4096)).map((_, index) => index * 31 + (index >> 8));
  const place = fc.nat(1000);
  fc.assert(
    fc.property(fc.nat(2000), place, place, place, (length, start, offset, at) => {
      const bytes = from.subarray(start, start + length);
      const to = new Uint8Array(new SharedArrayBuffer(5000), offset);
      const expected = new Uint8Array(to.length);
      copyBytes(bytes, to, at);
      expected.set(bytes, at);
      assert.deepEqual(Buffer.from(to), Buffer.from(expected));
    }),
  );
});

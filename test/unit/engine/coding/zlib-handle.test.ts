/** What is below node's streams of zlib is nobody's promise: without it there are no compressed responses, and all else works. */

import assert from 'node:assert/strict';
import type { Transform } from 'node:stream';
import { describe, it, type TestContext } from 'node:test';
import zlib from 'node:zlib';
import { acceptEncoding, contentEncodingsOf } from '../../../../src/engine/coding/content.ts';
import { canDriveZlib } from '../../../../src/engine/coding/zlib-handle.ts';
import { explainNetworkError } from '../../../../src/net/connection/network-error.ts';

/** Ways in which a later node may be built. */
const changes: Readonly<Record<string, (stream: Transform) => unknown>> = {
  'no handle': (stream) => void Object.assign(stream, { _handle: undefined }),
  'a handle without the call': (stream) => void Object.assign(stream, { _handle: { close: () => undefined } }),
  'a call that throws': (stream) => replaceCall(stream, () => assert.fail('an illegal invocation')),
  'a call that does nothing yet': (stream) => replaceCall(stream, () => undefined),
  'no state': (stream) => void Object.assign(stream, { _writeState: undefined }),
  'a state of another kind': (stream) => void Object.assign(stream, { _writeState: [0, 0] }),
  'no reset': (stream) => void Object.assign(stream, { reset: undefined }),
};

function replaceCall(stream: Transform, writeSync: () => unknown): void {
  Object.assign(stream, { _handle: { writeSync, close: () => undefined } });
}

function isDriven(t: TestContext, change: (stream: Transform) => unknown): boolean {
  const create = zlib.createInflateRaw;
  t.mock.method(zlib, 'createInflateRaw', () => {
    const stream = create();
    change(stream);
    return stream;
  });
  return canDriveZlib();
}

describe('the handle below a stream of zlib', () => {
  it('is driven where it is as expected', (t) => {
    assert.equal(
      isDriven(t, () => undefined),
      true,
    );
  });

  for (const [name, change] of Object.entries(changes)) {
    it(`is not driven where there is ${name}`, (t) => {
      assert.equal(isDriven(t, change), false);
    });
  }
});

describe('without decoders', () => {
  it('servers are asked not to compress', () => {
    assert.equal(acceptEncoding(false), 'identity');
    assert.match(acceptEncoding(true), /^gzip, deflate, br/);
  });

  it('a compressed response is refused, and it is said why', () => {
    for (const header of ['gzip', 'br', 'x-unknown, deflate']) {
      assert.throws(
        () => contentEncodingsOf(header, false),
        (error: Error) => /compressed, and SSE Monitor can’t/.test(explainNetworkError(error, 'h:1').message),
      );
    }
  });

  it('any other response is read', () => {
    for (const header of ['', 'identity', 'x-unknown']) assert.deepEqual(contentEncodingsOf(header, false), []);
  });
});

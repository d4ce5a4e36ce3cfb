import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyCodingOf } from '../../../../src/net/http/framing.ts';
import type { ResponseHead } from '../../../../src/net/http/head.ts';
import { HeadReader } from '../../../../src/net/http/head-reader.ts';
import type { BodyCoding } from '../../../../src/shared/stream/body.ts';

function codingOf(lines: string, { status = '200', method = 'GET', version = '1.1' } = {}): BodyCoding | undefined {
  let read: ResponseHead | undefined;
  const reader = new HeadReader({ onInterim: () => assert.fail(), onHead: (head) => (read = head) });
  reader.read(Buffer.from(`HTTP/${version} ${status} X\r\n${lines}\r\n`));
  assert.ok(read);
  return bodyCodingOf(read, method);
}

const chunked = 'Transfer-Encoding: chunked\r\n';

/** RFC 9112 section 6.3, and what it leaves open as in Chromium, which test/unit/net/http/chromium.test.ts compares with. */
describe('how the body is delimited', () => {
  const cases: readonly [lines: string, framing: BodyCoding['framing']][] = [
    ['', { kind: 'close' }],
    ['Content-Length: 34\r\n', { kind: 'length', length: 34 }],
    ['Content-Length: 34\r\nContent-Length: 34\r\n', { kind: 'length', length: 34 }],
    ['Content-Length: 34, 34\r\n', { kind: 'length', length: 34 }],
    ['Content-Length: 0\r\n', { kind: 'length', length: 0 }],
    ['Content-Length: -0\r\n', { kind: 'length', length: 0 }],
    ['Content-Length: +34\r\n', { kind: 'close' }],
    ['Content-Length: \r\n', { kind: 'close' }],
    ['Content-Length: 9223372036854775808\r\n', { kind: 'close' }],
    [chunked, { kind: 'chunked' }],
    [chunked + chunked, { kind: 'chunked' }],
    [`${chunked}Content-Length: 5\r\n`, { kind: 'chunked' }],
    ['Transfer-Encoding: x, CHUNKED\r\n', { kind: 'chunked' }],
    ['Transfer-Encoding: identity\r\n', { kind: 'close' }],
    ['Transfer-Encoding: identity\r\nContent-Length: 5\r\n', { kind: 'length', length: 5 }],
    ['Transfer-Encoding: x;a="b, chunked"\r\n', { kind: 'close' }],
  ];
  for (const [lines, framing] of cases) {
    it(JSON.stringify(lines), () => assert.deepEqual(codingOf(lines)?.framing, framing));
  }

  it('without chunks in HTTP/1.0', () => {
    assert.deepEqual(codingOf(chunked, { version: '1.0' })?.framing, { kind: 'close' });
  });

  it('a response to HEAD has no body, nor one with 101, 204, 205 and 304', () => {
    assert.equal(codingOf('Content-Length: 5\r\n', { method: 'HEAD' }), undefined);
    for (const status of ['101', '204', '205', '304']) assert.equal(codingOf(chunked, { status }), undefined);
    for (const status of ['200', '202', '404', '500']) assert.ok(codingOf('', { status }));
  });
});

it('content encodings are those of all lines, in their order and in lower case', () => {
  const coding = codingOf('Content-Encoding: GZIP, x\r\nContent-Encoding:\r\nContent-Encoding: br,\r\n');
  assert.deepEqual(coding?.contentEncodings, ['gzip', 'x', 'br']);
});

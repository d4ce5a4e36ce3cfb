import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkContentType } from '../../../src/net/connection/content-type.ts';
import { loadConnectionScenarios } from '../../support/oracle.ts';

/** Header values as node hands them over: trimmed, one character a byte. */
function contentTypes(head: Buffer): string[] {
  const [text = ''] = head.toString('latin1').split('\r\n\r\n', 1);
  return text
    .split('\r\n')
    .filter((line) => /^content-type:/i.test(line))
    .map((line) => line.slice(line.indexOf(':') + 1).replace(/^[ \t]+|[ \t]+$/g, ''));
}

describe('the content type of an event stream', () => {
  const scenarios = loadConnectionScenarios().filter(({ group }) => group === 'content-type');

  it('has scenarios to be checked against', () => {
    assert.ok(scenarios.length >= 20);
  });

  for (const { name, chromium, server } of scenarios) {
    it(`is judged as Chromium does: ${name}`, () => {
      const [first] = server.responses?.[0] ?? [];
      assert.ok(first !== undefined && first.op === 'write');
      const verdict = checkContentType(contentTypes(Buffer.from(first.base64, 'base64')));
      // Chromium asks again after a stream that it accepted.
      assert.equal(verdict.ok, chromium.requestCount > 1);
    });
  }

  it('is refused with the reason', () => {
    assert.deepEqual(checkContentType([]), { ok: false, reason: 'the response has no Content-Type' });
    assert.deepEqual(checkContentType(['text/html']), {
      ok: false,
      reason: 'the response is text/html, not text/event-stream',
    });
    assert.deepEqual(checkContentType(['text/event-stream;charset=latin1']), {
      ok: false,
      reason: 'the response declares the charset latin1, but an event stream is always UTF-8',
    });
  });
});

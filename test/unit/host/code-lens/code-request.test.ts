import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requestsIn, withOrigin } from '../../../../src/host/code-lens/code-request.ts';
import { emptyDraft } from '../../../../src/host/request/draft.ts';

const of = (url: string, isWhole = true) => ({ draft: { ...emptyDraft, url }, isWhole });

describe('a request in code', () => {
  it('is what the file says', () => {
    assert.deepEqual(requestsIn('new EventSource("http://h/a")', 'typescript', false), [
      { offset: 0, ...of('http://h/a') },
    ]);
    assert.deepEqual(requestsIn('GET http://h/a\n\n###\nSSE http://h/b', 'plaintext', true), [
      { line: 3, draft: { ...emptyDraft, url: 'http://h/b' }, isWhole: true },
    ]);
  });

  it('is not looked for in a file that is longer than people write', () => {
    const line = 'new EventSource("http://h/a")\n';
    assert.equal(requestsIn(line.padEnd(1 << 20), 'typescript', false).length, 1);
    assert.deepEqual(requestsIn(line.padEnd((1 << 20) + 1), 'typescript', false), []);
    assert.deepEqual(requestsIn('SSE http://h/b'.padEnd((1 << 20) + 1), 'plaintext', true), []);
  });

  it('stands at its place in the file, in whichever script', () => {
    const before = '<script>/* 1 </script>\n<script>';
    const [found] = requestsIn(`${before}new EventSource("/a")</script>`, 'html', false);
    assert.deepEqual(found, { offset: before.length, ...of('/a') });
  });

  it('has an origin, that of the last request if there was one; the person looks at it first', () => {
    const last = { ...emptyDraft, url: 'localhost:8000/x?y' };
    assert.deepEqual(withOrigin(of('http://h/a'), last), of('http://h/a'));
    assert.deepEqual(withOrigin(of('{{host}}/a'), last), of('{{host}}/a'));
    assert.deepEqual(withOrigin(of('//h/a'), last), of('http://h/a'.replace('http:', 'http:')));
    assert.deepEqual(withOrigin(of('/a?b'), last), of('http://localhost:8000/a?b', false));
    assert.deepEqual(withOrigin(of('../a'), last), of('http://localhost:8000/a', false));
    assert.deepEqual(withOrigin(of('a'), emptyDraft), of('http://localhost:PORT/a', false));
  });
});

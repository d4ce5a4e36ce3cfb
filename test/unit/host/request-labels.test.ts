import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requestLabels, requestSummary } from '../../../src/host/request/request-labels.ts';
import type { RequestDraft } from '../../../src/shared/boundary/page.ts';

function draft(url: string, more: Partial<RequestDraft> = {}): RequestDraft {
  return { url, method: 'GET', parameters: [], ...more };
}

/** As `path | description`. */
function labels(...drafts: RequestDraft[]): string[] {
  const requests = drafts.map((draft, i) => ({ key: String(i), draft }));
  return [...requestLabels(requests).values()].map(({ label, description }) => `${label} | ${description}`);
}

describe('the labels of requests', () => {
  it('tell requests to one path apart by the parameter that differs', () => {
    assert.deepEqual(labels(draft('http://h/events?abc=xyz&s=8'), draft('http://h/events?abc=xyz&s=60')), [
      '/events | s=8',
      '/events | s=60',
    ]);
    assert.deepEqual(labels(draft('http://h/events?a=1'), draft('http://h/events')), ['/events | a=1', '/events | ']);
  });

  it('show parameters as a person wrote them, with what is invisible made visible', () => {
    assert.deepEqual(labels(draft('http://h/a?x=%C3%BC&y=%E2%80%AE')), ['/a | x=ü&y=⟨U+202E⟩']);
  });

  it('show the whole query of a path that is there once, and not more of it than fits', () => {
    assert.deepEqual(labels(draft('http://h/a?x=1&y=2'), draft('http://h/b')), ['/a | x=1&y=2', '/b | ']);
    const [long = ''] = labels(draft(`http://h/?q=${'a'.repeat(200)}`));
    assert.equal(long.length, '/ | '.length + 81);
  });

  it('show method and host where they are not what one expects', () => {
    assert.deepEqual(labels(draft('http://h/a', { method: 'POST' }), draft('http://h/b')), ['/a | POST', '/b | ']);
    assert.deepEqual(labels(draft('http://h/a'), draft('http://i:1/a')), ['/a | h', '/a | i:1']);
  });

  it('are the text itself of what isn’t a URL', () => {
    assert.deepEqual(labels(draft('ftp://user:hush@h/')), ['ftp://h/ | ']);
  });
});

describe('the summary of a request', () => {
  it('has everything, and no secret', () => {
    const row = (name: string, value: string, enabled = true) => ({ name, value, enabled });
    const text = requestSummary(
      draft('http://user:hush@h/a?b=c', {
        method: 'POST',
        headers: [row('X-Test', 'yes'), row('Authorization', 'hush'), row('X-Off', 'no', false)],
        auth: { kind: 'bearer', token: 'hush' },
        body: 'hush',
      }),
    );
    assert.deepEqual(text.split('\n'), [
      'POST http://h/a?b=c',
      'X-Test: yes',
      'Authorization: •••',
      'Authorization: bearer',
      'Body: 4 characters',
    ]);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeRequest, nameOf } from '../../../../src/host/saved/request-name.ts';

const draftOf = (url: string) => ({ url, method: 'GET', parameters: [] });

describe('a request in a list', () => {
  test('is told apart from others to the same path by its query', () => {
    const drafts = ['http://127.0.0.1:8765/events?s=8', 'http://127.0.0.1:8765/events?s=60'].map(draftOf);
    const lines = drafts.map((draft) => `${nameOf(draft)} ${describeRequest(draft, nameOf(draft))}`);
    assert.deepEqual(lines, ['127.0.0.1:8765/events GET ?s=8', '127.0.0.1:8765/events GET ?s=60']);
  });

  test('has its host where the name does not say it, and no more of a query than can be read', () => {
    assert.equal(describeRequest(draftOf('http://h:1/x'), 'Prices'), 'GET h:1');
    const long = describeRequest(draftOf(`http://h:1/x?a=${'1'.repeat(500)}`), 'Prices');
    assert.match(long, /^GET h:1 \?a=1+…$/);
    assert.ok(long.length < 100);
  });

  test('that is no URL is there without its credentials', () => {
    assert.equal(describeRequest(draftOf('http://me:pw@'), 'x').includes('pw'), false);
  });
});

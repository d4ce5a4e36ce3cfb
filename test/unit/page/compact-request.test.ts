import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortUrl } from '../../../src/page/status/compact-request.ts';

test('a URL is short by the end of its path and its query', () => {
  const cases = {
    'http://127.0.0.1:8765/api/events?abc=xyz': 'events?abc=xyz',
    'https://h/events/': 'events',
    'http://localhost:8000': 'localhost:8000',
    'http://localhost:8000/?a=/b': 'localhost:8000?a=/b',
    'localhost:8000/events#x': 'events#x',
    '{{base}}/stream': 'stream',
    '': '',
  };
  for (const [url, short] of Object.entries(cases)) assert.equal(shortUrl(url), short, url);
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { linkMessages } from '../../../src/shared/messages/ways-in-messages.ts';
import { messageText } from '../../../src/shared/messages/message.ts';
import { readLink } from '../../../src/host/ways-in/link-url.ts';
import { hasVariables } from '../../../src/shared/request/variables.ts';

const ignored =
  'A link can carry a URL only. Anything else in it (a method, headers, a body) is ignored. Enter the rest in the panel.';

describe('a link', () => {
  it('names a URL, however often it was encoded', () => {
    for (const [query, url] of [
      ['url=http://h:1/a?b=c&d=e', 'http://h:1/a?b=c&d=e'],
      ['url=http%3A%2F%2Fh%3A1%2Fa%3Fb%3Dc%26d%3De', 'http://h:1/a?b=c&d=e'],
      ['url=localhost:8000/events', 'http://localhost:8000/events'],
      ['url=http://h/?url=x&method=POST', 'http://h/?url=x&method=POST'],
      ['url=http%3A%2F%2Fh%2F%ZZ', 'http%3A%2F%2Fh%2F%ZZ'],
    ] as const) {
      const link = readLink('/connect', query);
      if (url.includes('%ZZ')) assert.ok('error' in link);
      else assert.deepEqual(link, { url, ignored: [] }, query);
    }
    assert.deepEqual(readLink('/connect/', 'url=http://h/'), { url: 'http://h/', ignored: [] });
  });

  it('carries nothing else, and says so', () => {
    for (const query of [
      'method=POST&url=http://h/a',
      'url=http://h/a&headers={"a":"b"}&body=x',
      'url=http%3A%2F%2Fh%2Fa&method=POST',
    ]) {
      assert.deepEqual(readLink('/connect', query), { url: 'http://h/a', ignored: [ignored] }, query);
    }
  });

  it('carries no credentials', () => {
    assert.deepEqual(readLink('/connect', 'url=http://me:hush@h/a'), {
      url: 'http://h/a',
      ignored: [messageText(linkMessages.noCredentials())],
    });
  });

  it('shows what it sends: without credentials, variables, and what the parser takes out', () => {
    const pieces = [
      'http:',
      '//',
      '/',
      '\\',
      '\t',
      '\n',
      '@',
      ':',
      '?',
      '#',
      '{',
      '{{',
      '}}',
      'a',
      'bob:pw@',
      'h',
      '%40',
    ];
    const variables = ['{{secret:A}}', '{\t{secret:A}}', '{{\t$env A}\n}'];
    const hostile = fc
      .array(fc.constantFrom(...pieces, ...variables), { maxLength: 10 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, fc.boolean(), (text, isEncoded) => {
        const link = readLink('/connect', `url=http://h/${isEncoded ? encodeURIComponent(text) : text}`);
        const other = readLink(
          '/connect',
          `url=${isEncoded ? encodeURIComponent(`http://${text}`) : `http://${text}`}`,
        );
        for (const read of [link, other]) {
          if ('error' in read) continue;
          const { username, password, href } = new URL(read.url);
          assert.deepEqual([username, password, href], ['', '', read.url]);
          assert.ok(!hasVariables(read.url), read.url);
        }
      }),
      { numRuns: 2000 },
    );
    for (const query of ['url=http://h/?a={\t{secret:X}}', 'url=http://h/?a={%09{secret:X}}'].map(decodeURIComponent)) {
      assert.deepEqual(readLink('/connect', query), { error: linkMessages.hasVariables() });
    }
    const deceiving = readLink('/connect', decodeURIComponent('url=http://%09/bob:pw@h/'));
    assert.ok('error' in deceiving);
    assert.deepEqual(readLink('/connect', 'url=http://b\tob:p\tw@h\t/a#x'), {
      url: 'http://h/a',
      ignored: [messageText(linkMessages.noCredentials())],
    });
  });

  it('is refused when it cannot be followed', () => {
    const error = (path: string, query: string): string => {
      const link = readLink(path, query);
      return 'error' in link ? messageText(link.error) : assert.fail(link.url);
    };
    assert.match(error('/other', 'url=http://h/'), /link can’t open/);
    assert.match(error('/connect', 'uri=http://h/'), /link has no URL/);
    assert.match(error('/connect', 'url='), /Enter the URL/);
    assert.match(error('/connect', 'url=file:///etc/passwd'), /use http: or https:, not file:/);
    assert.match(error('/connect', 'url=javascript:alert(1)'), /not javascript:/);
    assert.match(error('/connect', 'url=http://h:99999/'), /not a port/);
    assert.match(error('/connect', 'url=http://h/{{secret:X}}'), /contains variables/);
    assert.match(error('/connect', 'url=http%3A%2F%2Fh%2F%7B%7B%24env%20X%7D%7D'), /contains variables/);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { parseStreamUrl } from '../../../src/protocol/url.ts';
import { growth } from '../../support/growth.ts';
import { joinCredentials, splitCredentials, withoutCredentials } from '../../../src/protocol/url-credentials.ts';

const cases: [text: string, user: string, password: string | undefined, without: string][] = [
  ['http://me:pw@h/a@b', 'me', 'pw', 'http://h/a@b'],
  ['me:pw@h', 'me', 'pw', 'h'],
  ['//me:pw@h', 'me', 'pw', '//h'],
  ['me@h:1', 'me', undefined, 'h:1'],
  ['http://me:a@b:c@h/', 'me', 'a@b:c', 'http://h/'],
  ['http://\t/bob:pw@h/', 'bob', 'pw', 'http://\t/h/'],
  [' http://\\\\me:pw@h\\x', 'me', 'pw', ' http://\\\\h\\x'],
  ['u:p@https://h', 'u', 'p', 'http://https://h'],
  ['http:////me:pw@h', 'me', 'pw', 'http:////h'],
  ['http://{{secret:USER}}:{{secret:PASS}}@h/', '{{secret:USER}}', '{{secret:PASS}}', 'http://h/'],
  ['http://{{secret:USER}}@h/', '{{secret:USER}}', undefined, 'http://h/'],
  ['http://{{a:b@h/', '{{a', 'b', 'http://h/'],
  ['http://:pw@h/', '', 'pw', 'http://h/'],
  ['http://@h/', '', undefined, 'http://h/'],
];

describe('credentials in the text of a URL', () => {
  for (const [text, user, password, without] of cases) {
    it(`are found in ${JSON.stringify(text)}`, () => {
      const parts = splitCredentials(text) ?? assert.fail();
      assert.deepEqual([parts.user, parts.password], [user, password]);
      assert.equal(joinCredentials(parts), text);
      assert.equal(withoutCredentials(text), without);
    });
  }

  it('are not found where there are none', () => {
    for (const text of [
      '',
      'h',
      'http://h/a@b',
      'h?a@b',
      'h#a@b',
      'http://h\\a@b',
      'localhost:8080/@',
      'http://[::1]/@',
    ]) {
      assert.equal(splitCredentials(text), undefined, text);
      assert.equal(withoutCredentials(text), text);
    }
  });

  it('are those that are sent, whatever was typed', () => {
    const pieces = [
      'http:',
      'https://',
      '//',
      '/',
      '\\',
      '\t',
      '\n',
      ' ',
      ':',
      '@',
      '?',
      '#',
      'u',
      'p%40',
      'h.x',
      ':1',
      'ä',
    ];
    const typed = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseStreamUrl(text);
        if (!('url' in parsed)) return;
        const { username, password, host } = parsed.url;
        const without = parseStreamUrl(withoutCredentials(text));
        assert.ok('url' in without, `${JSON.stringify(text)} became something else`);
        assert.deepEqual([without.url.username, without.url.password], ['', '']);
        assert.equal(without.url.host, host);
        assert.equal(without.url.pathname, parsed.url.pathname);
        if (username !== '' || password !== '') assert.notEqual(splitCredentials(text), undefined);
      }),
      { numRuns: 20_000, examples: [['http://\t/bob:pw@h/']] },
    );
  });

  it('are found in a time that grows with the text alone', () => {
    for (const piece of ['{{', '\t', '//', '@', ':', '{{a}}', ' ', 'a:', '{{:']) {
      const ratio = growth((n) => withoutCredentials(piece.repeat(n / piece.length)), 300_000);
      assert.ok(ratio < 3.5, `${JSON.stringify(piece)}: ${ratio}`);
    }
  });
});

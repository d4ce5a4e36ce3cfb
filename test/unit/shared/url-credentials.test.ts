import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { hostIn, splitCredentials, withoutCredentials } from '../../../src/shared/request/url-credentials.ts';
import { assertGrowsNoFaster, repeated } from '../../support/growth.ts';
import { parseStreamUrl } from '../../../src/shared/request/url.ts';

/** What a URL that is to deceive is made of. */
const pieces = [
  'http:',
  'https:',
  'ws:',
  'foo:',
  'ht',
  'tp:',
  '//',
  '/',
  '\\',
  '?',
  '#',
  '@',
  '@',
  ':',
  ':',
  '\t',
  '\n',
  '\r',
  ' ',
  '\u0001',
  '\u000b',
  '\u00a0',
  '\ufeff',
  '.',
  '%40',
  '%09',
  '[::1]',
  '80',
  'h',
  'evil.example',
  'localhost',
  'bob',
  'bob:pw',
  'bob:pw@h',
  '{{a}}',
  '{{secret:A}}',
  'é',
  '。',
];

const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));

/** As the extension reads it, and as the parser does that everybody else has. */
function readings(text: string): (URL | undefined)[] {
  const read = parseStreamUrl(text);
  return ['url' in read ? read.url : undefined, URL.canParse(text) ? new URL(text) : undefined];
}

describe('a URL without its credentials', () => {
  it('has none, and is the same otherwise, however it is written', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const after = readings(withoutCredentials(text));
        for (const url of after) assert.equal(`${url?.username ?? ''}${url?.password ?? ''}`, '');
        const [before] = readings(text);
        if (before === undefined) return;
        before.username = '';
        before.password = '';
        assert.equal(after[0]?.href, before.href);
      }),
      { numRuns: 5_000 },
    );
  });

  it('stays as it was typed but for them', () => {
    for (const [text, without] of [
      [' http://me:hush@h/{{a}}?b@c ', ' http://h/{{a}}?b@c '],
      ['me:hush@h:1/a', 'h:1/a'],
      ['http://{{user}}:{{secret:A}}@{{host}}/', 'http://{{host}}/'],
      ['http://\t/bob:pw@h/', 'http://\t/h/'],
      ['http:\\\\bob:pw@h\\a@b', 'http:\\\\h\\a@b'],
      ['http://a@/b:pw@h/', 'http:///h/'],
      ['a@http://b:pw@h/', 'http://http://b:pw@h/'],
      ['foo://a\\b:pw@h/', 'foo://h/'],
      ['http://h/a@b', 'http://h/a@b'],
      ['h', 'h'],
      ['', ''],
    ] as const) {
      assert.equal(withoutCredentials(text), without);
    }
  });

  for (const unit of ['\t', '@', 'a@/', 'http:', '/', ' ', ':@']) {
    it(`takes time in proportion to its length: ${JSON.stringify(unit)}`, () =>
      assertGrowsNoFaster({ read: withoutCredentials, hostile: repeated(unit), harmless: repeated('a') }));
  }
});

describe('a URL in three', () => {
  it('is the same again, whatever was typed', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const parts = splitCredentials(text);
        if (parts === undefined) return assert.equal(withoutCredentials(text), text);
        const { before, credentials, after } = parts;
        assert.equal(`${before}${credentials}@${after}`, text);
        if ('url' in parseStreamUrl(text)) assert.equal(splitCredentials(`${before}@${after}`)?.credentials, '');
      }),
    );
  });
});

describe('the host in a URL', () => {
  it('is read as the parser reads it, also where the URL is none', () => {
    for (const [text, host] of [
      ['http://me:pw@Evil.example:99999/a', 'evil.example'],
      ['http://localhost:PORT/a', 'localhost'],
      ['http://\tev\til/', 'evil'],
      ['http://[::1]:80/', '[::1'],
      ['h', 'h'],
      ['', ''],
    ] as const) {
      assert.equal(hostIn(text), host);
    }
  });
});

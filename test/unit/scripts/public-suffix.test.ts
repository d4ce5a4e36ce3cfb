import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { getDomain } from 'tldts';
import { packSuffixes, listedSuffixes } from '../../../scripts/suffixes/packed-suffixes.ts';
import { siteOf } from '../../../src/net/cookies/public-suffix.ts';
import { packedSuffixes } from '../../../src/net/cookies/suffix-list.ts';
import { type SuffixNode, unpackSuffixes } from '../../../src/net/cookies/suffix-tree.ts';
import { runs } from '../../support/depth.ts';

const listed = await listedSuffixes();

/** Every name of the list, also those between. */
function namesIn({ below }: SuffixNode, end = ''): readonly string[] {
  return [...below].flatMap(([label, node]) => [`${label}${end}`].concat(namesIn(node, `.${label}${end}`)));
}

const names = namesIn(listed);
const special = /(?:^|\.)(?:example|invalid|local|localhost|test)$/;

describe('the public suffix list', () => {
  it('is that of the library, packed: run `npm run suffixes` after updating it', () => {
    assert.ok(names.length > 10_000);
    assert.deepEqual(unpackSuffixes(packedSuffixes), listed);
    assert.equal(packedSuffixes, packSuffixes(listed));
  });

  it('gives for every entry, and for hosts below it, the site that the library gives', () => {
    const options = { allowIcannDomains: true, allowPrivateDomains: true };
    for (const name of names) {
      const plain = name.replace('*', 'any');
      for (const host of [plain, `a.${plain}`, `b.a.${plain}`, `c.b.a.${plain}`]) {
        if (!special.test(host)) assert.equal(siteOf(host), getDomain(host, options) ?? undefined, host);
      }
    }
  });

  it('gives for other hosts what the library gives', () => {
    const label = fc.constantFrom(
      'a',
      'www',
      'x-y',
      '-x',
      'y-',
      'a_b',
      '',
      '*',
      'é',
      'com',
      'uk',
      'co',
      'ck',
      'jp',
      'kobe',
      'city',
    );
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), (labels) => {
        const host = labels.join('.');
        const known = getDomain(host, { allowPrivateDomains: true, extractHostname: false }) ?? undefined;
        const isName = /^[\w.-]+$/.test(host) && !/\.-|\.\.|^-|-\.|-$|^\.$/.test(host);
        assert.equal(siteOf(host), isName ? known : undefined, host);
      }),
      { numRuns: runs(2000) },
    );
  });
});

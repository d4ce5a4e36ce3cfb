import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { resolveProxy } from '../../../src/host/request/proxy-url.ts';
import { RequestError } from '../../../src/host/request/request-error.ts';
import { splitProxy } from '../../../src/protocol/proxy.ts';

const pieces = [
  'http:',
  '//',
  '/',
  '\\',
  '\t',
  '\n',
  '@',
  ':',
  'me',
  'hush',
  'proxy',
  '8080',
  '%40',
  'me:hush@',
  '?',
  ' ',
];

describe('the credentials of a proxy', () => {
  it('are sent as far as they are kept from view, however the URL is written', () => {
    const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((parts) => `http:/${parts.join('')}`);
    let sent = 0;
    fc.assert(
      fc.property(hostile, (text) => {
        try {
          const proxy = resolveProxy(text);
          if (proxy === 'direct' || proxy.authorization === undefined) return;
          sent++;
          assert.notEqual(splitProxy(text).user, undefined);
        } catch (error) {
          if (!(error instanceof RequestError)) throw error;
        }
      }),
      { numRuns: 10_000 },
    );
    assert.ok(sent > 20, `${sent} had any`);
    assert.throws(() => resolveProxy('http:///me:hush@proxy:1'), RequestError);
  });
});

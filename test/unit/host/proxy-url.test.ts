import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { resolveProxy } from '../../../src/host/request/proxy-url.ts';
import { RequestError } from '../../../src/net/request-error.ts';
import { splitProxy } from '../../../src/shared/request/proxy.ts';

const pieces = ['http:', '//', '/', '\\', '\t', '\n', '@', ':', 'me', 'proxy', '8080', '%40', 'me:hush@', '?', ' '];

describe('the credentials of a proxy', () => {
  it('are sent as far as they are kept from view, however the URL is written', () => {
    const some = fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((parts) => parts.join(''));
    // As it is usually written, or anything: most that is odd at both ends is refused.
    const hostile = fc
      .tuple(fc.oneof(fc.constant('/'), some), fc.oneof(fc.constant('proxy:8080'), some))
      .map(([before, after]) => `http:/${before}me:hush@${after}`);
    let sent = 0;
    fc.assert(
      fc.property(hostile, (text) => {
        try {
          const proxy = resolveProxy(text);
          if (proxy === 'direct' || proxy.authorization === undefined) return;
          if (!Buffer.from(proxy.authorization.slice(6), 'base64').includes('hush')) return;
          sent++;
          assert.doesNotMatch(splitProxy(text).server, /hush/);
        } catch (error) {
          if (!(error instanceof RequestError)) throw error;
        }
      }),
      { numRuns: 2_000 },
    );
    assert.ok(sent > 20, `${sent} had any`);
  });
});

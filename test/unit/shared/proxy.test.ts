import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { joinProxy, splitProxy } from '../../../src/shared/request/proxy.ts';

describe('the URL of a proxy', () => {
  const parts: [proxy: string, server: string, user?: string, password?: string][] = [
    ['proxy:1', 'proxy:1'],
    ['http://me@proxy:1', 'http://proxy:1', 'me'],
    ['http://me:a@b:c@proxy:1', 'http://proxy:1', 'me', 'a@b:c'],
    ['{{secret:PROXY}}', '{{secret:PROXY}}'],
    ['{{secret:U}}x:{{secret:P}}@{{host}}:1', '{{host}}:1', '{{secret:U}}x', '{{secret:P}}'],
    ['{{a:pw@proxy', 'proxy', '{{a', 'pw'],
  ];
  for (const [proxy, server, user, password] of parts) {
    it(`is taken apart and put together: ${proxy}`, () => {
      const { user: gotUser, password: gotPassword, server: gotServer } = splitProxy(proxy);
      assert.deepEqual([gotServer, gotUser, gotPassword], [server, user, password]);
      assert.equal(joinProxy(splitProxy(proxy)), proxy);
    });
  }

  it('is taken apart at once, whatever it is', () => {
    assert.equal(splitProxy('{{a}}'.repeat(50_000)).user, undefined);
  });
});

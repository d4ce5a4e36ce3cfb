import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainNetworkError } from '../../../src/net/connection/network-error.ts';

const failed = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

describe('an error of the network', () => {
  const errors: [string, RegExp][] = [
    ['ECONNREFUSED', /^h:1 refused the connection/],
    ['ENOTFOUND', /^host h:1 not found/],
    ['EAI_AGAIN', /could not be looked up/],
    ['ECONNRESET', /reset the connection/],
    ['ETIMEDOUT', /did not respond in time/],
    ['EPROTO', /doesn’t support TLS/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /certificate of h:1 cannot be trusted: it is self-signed/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /for another host name/],
    ['HPE_INVALID_CONSTANT', /did not respond with HTTP/],
    ['Z_BUF_ERROR', /compressed response is broken/],
    ['SSE_MONITOR_NO_DECODER', /can’t decompress responses in this version/],
    ['REDIRECT_TOO_MANY', /more than 20 times/],
  ];
  for (const [code, message] of errors) {
    it(`is explained: ${code}`, () => {
      const { message: said, advice } = explainNetworkError(failed(code), 'h:1');
      assert.match(said, message);
      assert.ok(advice !== undefined && advice.endsWith('.'));
    });
  }

  it('of several addresses is that of the first', () => {
    assert.match(explainNetworkError(new AggregateError([failed('ECONNREFUSED')]), 'h').message, /refused/);
  });

  it('offers the other scheme where the server spoke the other language, but not where a redirect led', () => {
    const alert = Object.assign(failed('HTTP_NOT_HTTP'), { bytes: Uint8Array.of(21, 3, 3, 0, 2, 2, 70) });
    assert.equal(explainNetworkError(alert, 'h:1').offer, 'useHttps');
    assert.equal(explainNetworkError(failed('EPROTO'), 'h:1').offer, 'useHttp');
    for (const error of [alert, failed('EPROTO')]) {
      const end = explainNetworkError(error, 'h:1', { isRedirected: true });
      assert.ok(!('offer' in end));
      assert.match(end.message, /TLS/);
    }
  });

  it('in a body that was cut short is no reset', () => {
    assert.match(explainNetworkError(failed('ECONNRESET', 'aborted'), 'h').message, /before the response was complete/);
  });

  it('that is not known is passed on', () => {
    assert.equal(
      explainNetworkError(failed('EWEIRD', 'odd thing'), 'h:1').message,
      'the connection to h:1 failed: odd thing',
    );
  });
});

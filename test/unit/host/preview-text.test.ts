import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Cookies } from '../../../src/net/connection/cookies.ts';
import { send } from '../../../src/net/connection/transport.ts';
import { previewText } from '../../../src/host/request/preview-text.ts';
import { resolveRequest } from '../../../src/net/request.ts';
import type { StreamRequest } from '../../../src/shared/stream/records.ts';
import { startSseServer } from '../../support/sse-server.ts';

const request: StreamRequest = {
  url: 'http://h:1/x?key=hush',
  method: 'post',
  headers: { accept: 'a/b', 'X-Api-Key': 'k1', 'X-Plain': 'a hush b' },
  body: '{"password":"hush"}',
};

describe('the preview of a request', () => {
  it('hides secrets until they are asked for', () => {
    const hidden = previewText(resolveRequest(request, ['hush']), false);
    assert.doesNotMatch(hidden, /hush|k1/);
    assert.match(hidden, /^POST \/x\?key=••• HTTP\/1\.1\n/);
    assert.match(hidden, /\nX-Api-Key: •••\nX-Plain: a ••• b\nHost: h:1\n\n\{"password":"•••"\}$/);
    const shown = previewText(resolveRequest(request, ['hush']), true);
    assert.match(shown, /key=hush [^]*X-Api-Key: k1\nX-Plain: a hush b[^]*"password":"hush"/);
  });

  it('shows the start of a long body', () => {
    const text = previewText(resolveRequest({ url: 'h', body: 'ä'.repeat(5000) }), true);
    assert.match(text, /ä\n… \(10000 bytes in all\)$/);
    assert.ok(text.length < 5000);
  });

  it('has the cookies that are kept for it, those of the person first, and hides their values', () => {
    const cookies = new Cookies();
    for (const [host, line] of [
      ['h', 'sid=s1; Path=/'],
      ['h', 'mine=kept'],
      ['h', 'deep=no; Path=/deep'],
      ['other', 'foreign=no'],
    ] as const) {
      cookies.take(new URL(`http://${host}/x`), [line]);
    }
    const own = { ...request, headers: { cookie: 'mine=1; bare' } };
    const shown = previewText(resolveRequest(own), true, cookies);
    assert.match(shown, /\ncookie: mine=1; bare; sid=s1\nHost: h:1\n/);
    const hidden = previewText(resolveRequest(own), false, cookies);
    assert.match(hidden, /\ncookie: mine=•••; •••; sid=•••\nHost: h:1\n/);
    assert.doesNotMatch(previewText(resolveRequest({ url: 'http://third/' }), true, cookies), /cookie/i);
  });

  it('is what is sent: the same line and headers, in the same order', async () => {
    const cookies = new Cookies();
    await using server = await startSseServer((_request, response) => void response.writeHead(200).end());
    const resolved = resolveRequest({ ...request, url: `${server.url}/x?a=b%20` });
    cookies.take(resolved.url, ['sid=s1']);
    const { signal } = new AbortController();
    const { url, method, headers, body = '' } = resolved;
    (await send({ url, method, headers, body, signal, cookies })).body.destroy();
    const [sent] = server.requests;
    const lines = [`${sent?.method} ${sent?.url} HTTP/1.1`];
    for (let i = 0; i < (sent?.rawHeaders.length ?? 0); i += 2) {
      lines.push(`${sent?.rawHeaders[i]}: ${sent?.rawHeaders[i + 1]}`);
    }
    assert.equal(previewText(resolved, true, cookies), `${lines.join('\n')}\n\n${sent?.body}`);
  });
});

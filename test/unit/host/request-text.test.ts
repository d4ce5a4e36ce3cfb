import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requestOf } from '../../../src/host/request/draft.ts';
import { type ResolvedRequest, resolveRequest } from '../../../src/net/request.ts';
import { readCommand, snippetOf } from '../../../src/host/request/request-text.ts';
import type { RequestDraft, SnippetKind } from '../../../src/shared/boundary/page.ts';
import { isCurlCommand } from '../../../src/shared/request/curl.ts';

const command = `curl -k --ipv6 https://h/x?a=b -H 'X-Api-Key: k' --json '{"q":1}'`;

describe('a cURL command', () => {
  it('becomes a draft, with what was not taken over', async () => {
    assert.ok(isCurlCommand(command));
    const headers = [
      { enabled: true, name: 'X-Api-Key', value: 'k' },
      { enabled: true, name: 'Content-Type', value: 'application/json' },
      { enabled: true, name: 'Accept', value: 'application/json' },
    ];
    assert.deepEqual(await readCommand(command), {
      draft: {
        url: 'https://h/x?a=b',
        method: 'POST',
        parameters: [],
        headers,
        body: '{"q":1}',
        options: { trustAnyCertificate: true },
      },
      untaken: ['--ipv6'],
    });
  });

  const refused: readonly [string, RegExp][] = [
    ["curl 'http://h/", /quotation/],
    ['curl -N', /no URL/],
    ['curl ftp://h/x', /not ftp:/],
    ['curl http://h/ -d @file', /reads the body from a file/],
    ['curl http://h/ -H "X Y: secret"', /“X Y”/],
  ];
  for (const [text, message] of refused) {
    it(`is refused: ${text}`, async () => {
      const reading = await readCommand(text);
      assert.ok('error' in reading);
      assert.match(reading.error, message);
      assert.doesNotMatch(reading.error, /secret/);
    });
  }
});

function resolved(draft: RequestDraft): () => Promise<ResolvedRequest> {
  return async () => resolveRequest(requestOf(draft));
}

describe('a snippet', () => {
  const draft: RequestDraft = {
    url: 'h:1/x',
    method: 'POST',
    parameters: [],
    headers: [{ enabled: true, name: 'Cookie', value: 'a=1' }],
    body: 'b',
  };
  const marks: Readonly<Record<SnippetKind, RegExp>> = {
    curl: /^curl -N [^]*a=1/,
    eventSource: /new EventSource/,
    fetch: /await fetch\([^]*a=1/,
    httpxSse: /from httpx_sse[^]*a=1/,
  };
  for (const [kind, mark] of Object.entries(marks)) {
    it(`is written as ${kind}`, async () => {
      const snippet = await snippetOf(resolved(draft), kind as SnippetKind);
      assert.ok('text' in snippet);
      assert.match(snippet.text, mark);
    });
  }

  it('is none of a draft that is no request', async () => {
    assert.deepEqual(await snippetOf(resolved({ ...draft, url: '' }), 'curl'), {
      error: 'There is no URL. Enter the URL of an event stream, for example localhost:8000/events.',
    });
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { messageText } from '../../../src/shared/messages/message.ts';
import { parseStreamUrl, withScheme } from '../../../src/shared/request/url.ts';
import { runs } from '../../support/depth.ts';

function hrefOf(text: string): string {
  const parsed = parseStreamUrl(text);
  return 'url' in parsed ? parsed.url.href : `error: ${messageText(parsed.error)}`;
}

function errorOf(text: string): string {
  const parsed = parseStreamUrl(text);
  return 'error' in parsed ? messageText(parsed.error) : `no error: ${parsed.url.href}`;
}

describe('parseStreamUrl accepts', () => {
  const accepted: Record<string, string> = {
    'http://localhost:8000/x': 'http://localhost:8000/x',
    'HTTPS://Example.ORG': 'https://example.org/',
    'localhost:8000/x': 'http://localhost:8000/x',
    localhost: 'http://localhost/',
    'localhost:8000': 'http://localhost:8000/',
    'localhost:8000?a=1#b': 'http://localhost:8000/?a=1#b',
    'example.org/events': 'http://example.org/events',
    '//example.org/events': 'http://example.org/events',
    '127.0.0.1:3000/sse': 'http://127.0.0.1:3000/sse',
    '[::1]:3000/sse': 'http://[::1]:3000/sse',
    'http://[::1]/': 'http://[::1]/',
    'user:word@localhost:8000/x': 'http://user:word@localhost:8000/x',
    'http://user:word@example.org/x': 'http://user:word@example.org/x',
    '  http://localhost/x \n': 'http://localhost/x',
    'http://localhost/a b?c d': 'http://localhost/a%20b?c%20d',
    'http://münchen.example/ä': 'http://xn--mnchen-3ya.example/%C3%A4',
    'http://localhost/?next=ftp://x@y': 'http://localhost/?next=ftp://x@y',
    'localhost/?next=http://x': 'http://localhost/?next=http://x',
    'http://localhost:65535/': 'http://localhost:65535/',
    'http://localhost:/': 'http://localhost/',
  };
  for (const [text, href] of Object.entries(accepted)) {
    test(JSON.stringify(text), () => assert.equal(hrefOf(text), href));
  }
});

describe('parseStreamUrl refuses, and says why', () => {
  const refused: Record<string, RegExp> = {
    '': /^There is no URL\. Enter the URL/,
    ' \t': /^There is no URL\. Enter the URL/,
    'ftp://example.org/x': /use http: or https:, not ftp:/,
    'ws://localhost:8000': /not ws:/,
    'file:///etc/hosts': /not file:/,
    'javascript:alert(1)': /not javascript:/,
    'http:localhost': /Use http:\/\/ followed by the host/,
    'https:/localhost': /Use https:\/\/ followed by the host/,
    'http://': /no host/,
    'http:///x': /no host/,
    'http://?a=1': /no host/,
    'http://:8000/x': /no host/,
    'http://user@/x': /no host/,
    '/events': /no host/,
    'http://localhost:x/': /“x” is not a port/,
    'localhost:80x/': /“80x” is not a port/,
    'example.org:x': /“x” is not a port/,
    'http://localhost:65536/': /“65536” is not a port/,
    'http://user:pa/ss@localhost/': /^The part before the @ isn’t a host with a port\./,
    'localhost:99999#ss@localhost': /^The part before the @ isn’t a host with a port\./,
    'exa mple.org': /“exa mple.org” is not a host name or an address/,
    'http://256.0.0.1/': /“256.0.0.1” is not a host/,
    'http://[::1/': /“\[::1” is not a host/,
    'http://a%zz/': /“a%zz” is not a host/,
  };
  for (const [text, reason] of Object.entries(refused)) {
    test(JSON.stringify(text), () => assert.match(errorOf(text), reason));
  }
});

test('parseStreamUrl answers every text with an http URL or with a message', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.webUrl(), fc.string()), (text) => {
      const parsed = parseStreamUrl(text);
      if ('url' in parsed) {
        assert.match(parsed.url.protocol, /^https?:$/);
        assert.notEqual(parsed.url.host, '');
      } else {
        assert.match(messageText(parsed.error), /\.$/);
      }
    }),
    { numRuns: runs(2000) },
  );
});

test('a URL is given another scheme, and all else stays as it was typed', () => {
  const cases: readonly (readonly [text: string, wanted: 'http' | 'https', url: string])[] = [
    ['http://h:8000/x?http://y#z', 'https', 'https://h:8000/x?http://y#z'],
    ['HTTPS://me:pw@H/', 'http', 'http://me:pw@H/'],
    ['localhost:8000/events', 'https', 'https://localhost:8000/events'],
    [' //h/x ', 'https', 'https://h/x'],
    ['h/x', 'http', 'http://h/x'],
  ];
  for (const [text, wanted, url] of cases) assert.equal(withScheme(text, wanted), url);
});

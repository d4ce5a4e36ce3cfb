import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HttpError } from '../../../../src/net/http/http-error.ts';
import { requestHead } from '../../../../src/net/http/request-head.ts';
import { lastEventIdHeader } from '../../../../src/net/connection/attempt-headers.ts';

describe('the head of a request', () => {
  it('has the headers that it is given, in their order, and no more', () => {
    const head = requestHead('POST', '/a?b=c', [
      ['X-B', '2'],
      ['host', 'localhost:1'],
      ['X-A', ''],
      ['X-B', ' 3\t'],
    ]);
    assert.equal(
      Buffer.from(head).toString('latin1'),
      'POST /a?b=c HTTP/1.1\r\nX-B: 2\r\nhost: localhost:1\r\nX-A: \r\nX-B:  3\t\r\n\r\n',
    );
  });

  it('has a byte for each character', () => {
    const [header] = Object.entries(lastEventIdHeader('grün'));
    assert.ok(header);
    const head = Buffer.from(requestHead('GET', '/', [header, ['X', '\u00fc\u00ff']]));
    assert.ok(head.includes(Buffer.from('Last-Event-ID: grün\r\n', 'utf8')));
    assert.ok(head.includes(Buffer.from([0x20, 0xfc, 0xff, 0x0d, 0x0a])));
  });

  for (const target of ['/', '*', 'http://host:1/path?q', 'host:443', '/%20?a[]={b}|"']) {
    it(`takes the target ${target}`, () => assert.ok(requestHead('GET', target, [])));
  }
});

describe('what could make another request of it is never written', () => {
  const refused = (method: string, target: string, name: string, value: string): void => {
    assert.throws(
      () => requestHead(method, target, [[name, value]]),
      (error) => error instanceof HttpError && error.code === 'HTTP_BAD_REQUEST_HEAD',
    );
  };
  const controls = Array.from({ length: 128 }, (_, code) => code).filter((code) => code < 32 || code === 127);
  const splitting = [
    ...controls.map((code) => String.fromCharCode(code)),
    '\r\nX: 1',
    '\u0100',
    '\u010a',
    '\u010d',
    '\u2028',
    '\ud800',
  ];

  it('in the method, the target and names, where blanks are refused too', () => {
    for (const text of [...splitting, ' ', '\u00a0', '\u00e9']) {
      refused(`GET${text}`, '/', 'X', '1');
      refused('GET', `/${text}`, 'X', '1');
      refused('GET', '/', `X${text}`, '1');
    }
    refused('', '/', 'X', '1');
    refused('GET', '', 'X', '1');
    refused('GET', '/', '', '1');
    refused('GET', '/', 'X:', '1');
  });

  it('in values, where a tab does no harm', () => {
    for (const text of splitting) if (text !== '\t') refused('GET', '/', 'X', `a${text}b`);
  });
});

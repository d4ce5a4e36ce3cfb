import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ResponseHead } from '../../../../src/net/http/head.ts';
import { HeadReader, maxHeadBytes } from '../../../../src/net/http/head-reader.ts';
import { HttpError } from '../../../../src/net/http/http-error.ts';

interface Heads {
  readonly heads: readonly ResponseHead[];
  /** Bytes that were not taken. */
  readonly rest: string;
}

/** @throws {HttpError} */
function read(text: string): Heads {
  const heads: ResponseHead[] = [];
  const reader = new HeadReader({ onInterim: (head) => heads.push(head), onHead: (head) => heads.push(head) });
  const bytes = Buffer.from(text, 'latin1');
  const rest = bytes.subarray(reader.read(bytes)).toString('latin1');
  reader.end();
  return { heads, rest };
}

function readOne(text: string): ResponseHead {
  const { heads } = read(text);
  assert.equal(heads.length, 1);
  return heads[0] as ResponseHead;
}

function codeOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    assert.ok(error instanceof HttpError);
    return error.code;
  }
  return 'none';
}

const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const head = (lines: string): string => `HTTP/1.1 200 OK\r\n${lines}\r\n`;

describe('what is lenient is told, with its bytes', () => {
  const told: readonly [kind: string, response: string, text: string][] = [
    ['bareLineFeed', head('X: 1\n'), 'X: 1␊'],
    ['bareCarriageReturn', head('X: a\rb\r\n'), 'X: a␍'],
    ['spaceBeforeColon', head('Server : tiny\r\n'), 'Server : tiny'],
    ['badHeaderName', head('X Powered By: tiny\r\n'), 'X Powered By: tiny'],
    ['badHeaderName', head(': 1\r\n'), ': 1'],
    ['noColon', head('hello\r\n'), 'hello'],
    ['noColon', head('\u0085\u00e9\r\n'), '⟨U+0085⟩é'],
    ['obsoleteFold', head('X: a\r\n\tb\r\n'), '␉b'],
    ['controlCharacter', head('X: a\u0001b\r\n'), 'X: a␁b'],
    ['controlCharacter', head('X: a\u007fb\r\n'), 'X: a␡b'],
    ['oddStatusLine', 'HTTP/1.1 2000 OK\r\n\r\n', 'HTTP/1.1 2000 OK'],
    ['oddStatusLine', 'http/1.1 200 OK\r\n\r\n', 'http/1.1 200 OK'],
    ['bytesBeforeStatusLine', `\r\n${head('')}`, '␍␊'],
    ['repeatedLength', head('Content-Length: 5\r\nContent-Length: 5\r\n'), 'Content-Length: 5␍␊Content-Length: 5'],
    ['repeatedLength', head('Content-Length: 5, 5\r\n'), 'Content-Length: 5, 5'],
    [
      'lengthAndTransferEncoding',
      head('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'),
      'Transfer-Encoding: chunked␍␊Content-Length: 5',
    ],
    ['badLength', head('Content-Length: five\r\n'), 'Content-Length: five'],
    ['badLength', head(`Content-Length: ${'9'.repeat(30)}\r\n`), `Content-Length: ${'9'.repeat(30)}`],
    ['oddTransferEncoding', head('Transfer-Encoding: identity\r\n'), 'Transfer-Encoding: identity'],
    ['oddTransferEncoding', head('Transfer-Encoding: gzip, chunked\r\n'), 'Transfer-Encoding: gzip, chunked'],
    ['oddTransferEncoding', 'HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', 'Transfer-Encoding: chunked'],
  ];
  for (const [kind, response, text] of told) {
    it(`${kind}: ${text}`, () => {
      assert.deepEqual(
        readOne(response).lenient.filter((one) => one.kind === kind),
        [{ kind, text }],
      );
    });
  }

  it('nothing where all is as it should be', () => {
    const lines = 'Content-Type: text/event-stream\r\nX-A:\tgr\u00fcn \r\nX-B:\r\nTransfer-Encoding: Chunked\r\n';
    for (const response of [head(lines), 'HTTP/1.0 404\r\n\r\n', head('Content-Length: 034\r\n')])
      assert.deepEqual(readOne(response).lenient, []);
  });

  it('of each kind the first, and of a long one the beginning', () => {
    const { lenient } = readOne(head(`${'a'.repeat(500)}\r\nb\r\nc\n`));
    assert.deepEqual(
      lenient.map(({ kind, text }) => [kind, text.length]),
      [
        ['bareLineFeed', 2],
        ['noColon', 81],
      ],
    );
  });
});

describe('the head', () => {
  it('has its texts in UTF-8 where they are valid, and in ISO-8859-1 elsewhere', () => {
    const { statusText, headers } = readOne(utf8('HTTP/1.1 200 Läuft\r\nX: 你好\r\n') + 'Y: gr\u00fcn\r\n\r\n');
    assert.equal(statusText, 'Läuft');
    assert.deepEqual(headers, [
      ['X', '你好'],
      ['Y', 'grün'],
    ]);
  });

  it('joins folded lines with a space, and trims values', () => {
    const { headers } = readOne(head('X: a\r\n   b \r\n\tc\r\nY:  \t d \t\r\n'));
    assert.deepEqual(headers, [
      ['X', 'a b  c'],
      ['Y', 'd'],
    ]);
  });

  it('follows any number of interim ones, each of which is told', () => {
    const { heads, rest } = read(`HTTP/1.1 100\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\n${head('')}body`);
    assert.deepEqual(
      heads.map(({ status }) => status),
      [100, 103, 200],
    );
    assert.equal(rest, 'body');
    assert.deepEqual(heads[1]?.headers, [['Link', 'x']]);
    assert.deepEqual(
      heads.map(({ raw }) => Buffer.from(raw).toString()),
      ['HTTP/1.1 100\r\n\r\n', 'HTTP/1.1 103 Early\r\nLink: x\r\n\r\n', head('')],
    );
  });

  it('after an interim one begins anew', () => {
    const { heads } = read('HTTP/1.1 100\r\n\r\nHTTP\nX: 1\n\n');
    assert.deepEqual(heads[1]?.headers, [['X', '1']]);
  });

  it('is final with 101', () => {
    const { heads, rest } = read('HTTP/1.1 101 Switching Protocols\r\n\r\n\u0081\u0000');
    assert.equal(heads.length, 1);
    assert.equal(rest, '\u0081\u0000');
  });
});

describe('what is not a response, or is dangerous, is refused with a code', () => {
  const lines = (count: number): string => 'X: 1\r\n'.repeat(count);
  const filled = (bytes: number): string => head(`X: ${'a'.repeat(bytes - head('X: \r\n').length)}\r\n`);
  const refused: readonly [code: string, what: string, response: string][] = [
    ['HTTP_NOT_HTTP', 'another protocol', 'SSH-2.0-OpenSSH\r\n'],
    ['HTTP_NOT_HTTP', 'a short text', 'no'],
    ['HTTP_NOT_HTTP', 'five bytes before HTTP', `12345${head('')}`],
    ['HTTP_NOT_HTTP', 'something after an interim response', 'HTTP/1.1 100 X\r\n\r\nsomething'],
    ['none', 'four bytes before HTTP', `1234${head('')}`],
    ['HTTP_NO_RESPONSE', 'nothing', ''],
    ['HTTP_HEAD_CUT', 'nothing after an interim response', 'HTTP/1.1 100 X\r\n\r\n'],
    ['HTTP_HEAD_CUT', 'half a name', 'HT'],
    ['HTTP_HEAD_CUT', 'no blank line', 'HTTP/1.1 200 OK\r\nX: 1\r\n'],
    ['none', '256 KB', filled(maxHeadBytes)],
    ['HTTP_HEAD_TOO_LARGE', 'a byte more than 256 KB', filled(maxHeadBytes + 1)],
    ['none', '1,000 header lines', head(lines(1000))],
    ['HTTP_TOO_MANY_HEADERS', '1,001 header lines', head(lines(1001))],
    ['HTTP_NUL_IN_HEAD', 'NUL in a value', head('X: a\0b\r\n')],
    ['HTTP_NUL_IN_HEAD', 'NUL before the status line', `\0${head('')}`],
    ['HTTP_DIFFERENT_LENGTHS', 'in two lines', head('Content-Length: 5\r\nContent-Length: 6\r\n')],
    ['HTTP_DIFFERENT_LENGTHS', 'in one line', head('Content-Length: 5, 6\r\n')],
    ['none', 'different lengths that do not count', head('Content-Length: 5, 6\r\nTransfer-Encoding: chunked\r\n')],
    ['HTTP_DIFFERENT_LOCATIONS', 'two', head('Location: /a\r\nlocation: /b\r\n')],
    ['none', 'the same location twice', head('Location: /a,b\r\nLocation: /a,b\r\n')],
    ['HTTP_DIFFERENT_DISPOSITIONS', 'two', head('Content-Disposition: inline\r\nContent-Disposition: attachment\r\n')],
  ];
  for (const [code, what, response] of refused) it(`${code}: ${what}`, () => assert.equal(codeOf(response), code));

  it('with what came, so that others can tell what it is', () => {
    const settings = Buffer.from([0, 0, 18, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 100]);
    const reader = new HeadReader({ onInterim: () => assert.fail(), onHead: () => assert.fail() });
    assert.throws(
      () => reader.read(settings),
      (error) => error instanceof HttpError && settings.equals(error.bytes),
    );
  });
});

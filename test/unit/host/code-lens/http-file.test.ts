import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { readHttpFile } from '../../../../src/host/code-lens/http-file.ts';

const file = `@host = http://localhost:8000
@base={{host}}/api

# A comment.
GET {{base}}/events?a=b
    &c={{token}}
    HTTP/1.1
Accept: text/event-stream
# Another comment.
Authorization: Bearer {{token}}

### A chat
# @name chat
POST {{ base }}/chat HTTP/1.1
Content-Type: application/json
accept: application/json, text/event-stream

{
  "host": "{{host}}",

  "text": "{{other}}"
}

> {%
  client.test("x", function() {});
%}
?? status == 200

###
SSE http://h/sse
Event: message

###
http://h/plain
###
GET http://h/json
Accept: application/json
###
POST http://h/file
Accept: text/event-stream

< ./body.json
`;

describe('the reader of .http files', () => {
  const requests = readHttpFile(file);

  it('finds every request, and its line', () => {
    const found = requests.map(({ line, method, url }) => `${line} ${method} ${url}`);
    assert.deepEqual(found, [
      '4 GET http://localhost:8000/api/events?a=b&c={{token}}',
      '13 POST http://localhost:8000/api/chat',
      '29 GET http://h/sse',
      '33 GET http://h/plain',
      '35 GET http://h/json',
      '38 POST http://h/file',
    ]);
  });

  it('knows which want an event stream, and which have a body that is elsewhere', () => {
    assert.deepEqual(
      requests.map(({ isStream, hasFile }) => [isStream, hasFile]),
      [
        [true, false],
        [true, false],
        [true, false],
        [false, false],
        [false, false],
        [true, true],
      ],
    );
  });

  it('has headers and bodies, with the variables of the file and no others', () => {
    assert.deepEqual(requests[0]?.headers, [
      { enabled: true, name: 'Accept', value: 'text/event-stream' },
      { enabled: true, name: 'Authorization', value: 'Bearer {{token}}' },
    ]);
    assert.equal(requests[1]?.body, '{\n  "host": "http://localhost:8000",\n\n  "text": "{{other}}"\n}');
    assert.deepEqual(
      [0, 2, 3, 5].map((n) => requests[n]?.body),
      ['', '', '', ''],
    );
  });

  it('reads files with the line ends of Windows', () => {
    assert.deepEqual(
      readHttpFile(file.replaceAll('\n', '\r\n')).map(({ url }) => url),
      requests.map(({ url }) => url),
    );
  });

  it('is not caught in variables that go round or grow', () => {
    assert.equal(readHttpFile('@a = {{b}}\n@b = {{a}}\nGET http://h/{{a}}')[0]?.url.includes('{{'), true);
    const many = `@a = ${'{{a}}'.repeat(1000)}\nGET http://h/${'{{a}}'.repeat(1000)}`;
    assert.ok((readHttpFile(many)[0]?.url.length ?? 0) < 1 << 22);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'GET ',
      'http://h/',
      '###',
      '\n',
      '@a=',
      '{{a}}',
      '{{',
      '}}',
      ': ',
      ' ',
      '< x',
      '> {%',
      '%}',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const lines = text.split(/\r?\n/).length;
          for (const { line } of readHttpFile(text)) assert.ok(line < lines);
        },
      ),
    );
  });

  it('has no more of variables than a file of requests could be long', () => {
    const requests = readHttpFile(`@a=${'x'.repeat(1 << 18)}\n${'SSE {{a}}\n\n###\n'.repeat(8)}`);
    assert.deepEqual(
      requests.map(({ url }) => url.length),
      [...Array.from({ length: 4 }, () => 1 << 18), 5, 5, 5, 5],
    );
  });
});

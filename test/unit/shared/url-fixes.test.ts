import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseStreamUrl } from '../../../src/shared/request/url.ts';
import { fixOfUrl } from '../../../src/shared/request/url-fixes.ts';
import { messageText } from '../../../src/shared/messages/message.ts';

/** What is typed, what is said of it, and the URL that is offered. */
const cases: Readonly<Record<string, readonly [says: RegExp, url: string]>> = {
  '"http://h/events"': [/quotation marks/, 'http://h/events'],
  "'localhost:8000/events',": [/quotation marks/, 'localhost:8000/events'],
  '<https://h/x?a=1>': [/quotation marks or brackets/, 'https://h/x?a=1'],
  ' “http://h/” ': [/quotation marks/, 'http://h/'],
  '`http://h/`': [/quotation marks/, 'http://h/'],
  '\u200Bhttp://h/\u200B': [/invisible character \(U\+200B\)/, 'http://h/'],
  'http://h/eve\u00ADnts': [/U\+00AD/, 'http://h/events'],
  'http://h/#/events?x=1': [/Nothing after the #/, 'http://h/events?x=1'],
  'http://h/app#!/events': [/Nothing after the #/, 'http://h/app/events'],
  'http://h/?a=1#/events': [/Nothing after the #/, 'http://h/?a=1'],
  'http://0.0.0.0:8000/events': [/0\.0\.0\.0/, 'http://localhost:8000/events'],
  '0.0.0.0': [/0\.0\.0\.0/, 'localhost'],
  'https://me:x@[::]:1/': [/\[::\]/, 'https://me:x@localhost:1/'],
};

describe('a URL that is hardly meant as it was written', () => {
  for (const [text, [says, url]] of Object.entries(cases)) {
    test(JSON.stringify(text), () => {
      const fix = fixOfUrl(text);
      assert.match(fix === undefined ? '' : messageText(fix.message), says);
      assert.equal(fix?.url, url);
      assert.equal(fixOfUrl(url), undefined, 'nothing is left to be fixed');
      assert.ok('url' in parseStreamUrl(url));
    });
  }

  test('is left alone where it may be meant', () => {
    const urls = [
      '',
      ' http://h/ ',
      'http://h/#top',
      'http://h/?q="x"',
      "http://h/it's",
      'http://10.0.0.0/',
      'http://0.0.0.0.example/',
      'http://h/0.0.0.0',
      'http://[::1]/',
      'http://größe.example/日本',
    ];
    for (const text of urls) assert.equal(fixOfUrl(text), undefined, text);
  });
});

describe('the URL of a stream', () => {
  test('is read without invisible characters around it, as one pastes them from a chat', () => {
    const parsed = parseStreamUrl('\u200Bhttp://127.0.0.1:8000/\u200B\uFEFF');
    assert.equal('url' in parsed && parsed.url.href, 'http://127.0.0.1:8000/');
  });

  test('is none in quotation marks, which is said as that', () => {
    const parsed = parseStreamUrl('"http://h/"');
    assert.match('error' in parsed ? parsed.error.what : '', /quotation marks/);
  });
});

/** Streams of public reports, each reduced to the least that shows it, and what there is to say about each. */

import type { DiagnosisKind } from '../../src/shared/diagnoses/catalogue.ts';
import { type DiagnosisStream, ended, open } from './sent-stream.ts';

export interface FieldStream {
  readonly stream: DiagnosisStream;
  /** Everything that is found, in its order. */
  readonly kinds: readonly DiagnosisKind[];
  /** In the sentences that say what happened. */
  readonly says?: readonly string[];
}

const quota = '{"error":{"message":"You exceeded your quota","type":"insufficient_quota"}}';

export const fieldStreams: Readonly<Record<string, FieldStream>> = {
  'an error as JSON is the whole body, without a line end': {
    stream: ended(quota),
    kinds: ['errorBody'],
    says: ['You exceeded your quota', 'JSON without “data:”'],
  },
  'the same, and the connection stays open': {
    stream: open(quota),
    kinds: ['errorBody'],
    says: ['You exceeded your quota'],
  },
  'an error as JSON with a line end': {
    stream: ended(`${quota}\n`),
    kinds: ['errorBody'],
    says: ['JSON without “data:”'],
  },
  'an error as plain text, without a line end': {
    stream: ended('Internal Server Error'),
    kinds: ['plainText'],
    says: ['Internal Server Error'],
  },
  'data lines without blank lines, on and on': {
    stream: open(...Array.from({ length: 60 }, (_, n) => `data: {"i":${n}}\n`)),
    kinds: ['noBlankLine'],
    says: ['blank line'],
  },
  'event and data lines without blank lines': {
    stream: open(...Array.from({ length: 60 }, (_, n) => `event: tick\ndata: {"i":${n}}\n`)),
    kinds: ['noBlankLine'],
  },
  'a traceback after the events': {
    stream: ended(
      'data: {"n":1}\n\nTraceback (most recent call last):\n  File "app.py", line 12, in gen\nKeyError: \'x\'\n',
    ),
    kinds: ['unknownField', 'unknownField', 'unknownField'],
    says: ['Traceback', 'KeyError'],
  },
  'chunk sizes in the body': {
    stream: ended(
      '1a\r\nevent: tick\ndata: {"n":1}\n\r\n1\r\n\n\r\n1a\r\nevent: tick\ndata: {"n":2}\n\r\n1\r\n\n\r\n0\r\n\r\n',
    ),
    kinds: ['chunkSizes'],
  },
  'UTF-16 with a byte order mark': {
    stream: ended(Buffer.from('\uFEFFdata: {"n":1}\n\ndata: {"n":2}\n\n', 'utf16le')),
    kinds: ['utf16'],
  },
  'a page of a proxy behind the events': {
    stream: ended(
      'data: {"n":1}\n\n<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head>\n<body>\n<center><h1>502 Bad Gateway</h1></center>\n<hr><center>nginx</center>\n</body></html>\n',
    ),
    kinds: ['html'],
    says: ['502 Bad Gateway'],
  },
  'JSON over lines, with data: before the first one alone': {
    stream: ended('data: {\n  "a": 1,\n  "b": "x"\n}\n\n'),
    kinds: ['brokenJson'],
  },
  'a byte order mark before each event': {
    stream: ended('\uFEFFdata: 1\n\n\uFEFFdata: 2\n\n\uFEFFdata: 3\n\n'),
    kinds: ['strayByteOrderMark'],
  },
  'characters that look like line ends': {
    stream: ended('data: {"t":"a\u2028b\u2029c\u0085d\u000Be\u000Cf\u001Cg"}\n\n'),
    kinds: [],
  },
  'an empty line as a heartbeat': { stream: open(...Array.from({ length: 20 }, () => '\n')), kinds: [] },
  'comments with padding': {
    stream: open(`:${' '.repeat(2048)}\n\n`, 'data: 1\n\n', ':\n\n', 'data: 2\n\n'),
    kinds: [],
  },
  'comments alone': { stream: open(...Array.from({ length: 5 }, () => ': hb\n')), kinds: [] },
  'a reconnection time and an ID, and then nothing': { stream: open('retry: 3000\n', 'id: 5\n\n'), kinds: [] },
  'empty data, and keep-alive events': {
    stream: ended(
      'event: stream-open\ndata:\n\nevent: keep-alive\ndata:\n\nevent: message\nid: time:10\ndata: {"n":1}\n\nevent: keep-alive\ndata:\n\n',
    ),
    kinds: [],
  },
  'keep-alive with null': {
    stream: ended(
      'event: put\ndata: {"path":"/","data":{"a":1}}\n\nevent: keep-alive\ndata: null\n\nevent: patch\ndata: {"path":"/a","data":2}\n\n',
    ),
    kinds: [],
  },
  'an event that takes its time': { stream: open('event: x\n', 'data: 1\n', 'data: 2\n', 'data: 3\n\n'), kinds: [] },
  'the repr of a Python dict': {
    stream: ended(
      "data: {'price': 12.5, 'ok': True, 'note': None}\n\ndata: {'price': 12.6, 'ok': False, 'note': None}\n\n",
    ),
    kinds: ['pythonRepr'],
    says: ['Python'],
  },
  'an object that was put into a string': {
    stream: ended('data: [object Object]\n\ndata: [object Object]\n\n'),
    kinds: ['objectObject'],
  },
  'numbers that JSON has not': {
    stream: ended('data: {"mean": NaN, "n": 0}\n\ndata: {"mean": Infinity, "n": 1}\n\n'),
    kinds: ['notANumber'],
    says: ['NaN'],
  },
  'the repr of Python bytes': {
    stream: ended('data: b\'{"a": 1}\'\n\ndata: b\'{"a": 2}\'\n\n'),
    kinds: ['pythonBytes'],
    says: ['Python'],
  },
  'values that were missing': {
    stream: ended(
      'id: undefined\nevent: undefined\nretry: undefined\ndata: undefined\n\nid: null\nevent: null\ndata: null\n\n',
    ),
    kinds: ['badRetry', 'missingValue', 'missingValue', 'missingValue', 'missingValue', 'missingValue'],
    says: ['“id” is the text “undefined”', '“event” is the text “null”'],
  },
  'the prefix twice': {
    stream: ended('data: data: {"n":1}\n\n\ndata: data: {"n":2}\n\n\n'),
    kinds: ['prefixTwice'],
    says: ['“data:”'],
  },
  'an event in the data of an event': {
    stream: ended('data: event: tick\ndata: data: {"n":1}\ndata: \ndata: \n\n'),
    kinds: ['eventInData'],
  },
  'a type with a capital letter': {
    stream: open('event: tick\ndata: 1\n\nevent: Done\ndata: end\n\n'),
    kinds: ['endTypeDiffers'],
    says: ['upper and lower case'],
  },
  'a type in quotation marks': {
    stream: open('event: tick\ndata: 1\n\nevent: "done"\ndata: end\n\n'),
    kinds: ['endTypeDiffers'],
    says: ['quotation marks'],
  },
  'a type with a zero-width space behind it': {
    stream: open('event: tick\ndata: 1\n\nevent: done\u200B\ndata: end\n\n'),
    kinds: ['endTypeDiffers'],
    says: ['invisible', 'done⟨U+200B⟩'],
  },
  'the end as data': {
    stream: open('data: {"choices":[]}\n\ndata: [DONE]\n\n'),
    kinds: ['endAsData'],
    says: ['“[DONE]”'],
  },
  'the end as the last bytes, without a line end': {
    stream: ended('data: {"n":1}\n\nevent: done'),
    kinds: ['endUnfinished'],
    says: ['“done”', 'blank line'],
  },
  'the end without data': { stream: open('event: tick\ndata: 1\n\nevent: done\n\n'), kinds: ['noData'] },
};

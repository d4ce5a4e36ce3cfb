/** What is fuzzed: what reads text that a server, a file, a page or a person made up. */

import assert from 'node:assert/strict';
import { isUtf8 } from 'node:buffer';
import { findStreams } from '../../src/host/code-lens/event-source-scan.ts';
import { readHttpFile } from '../../src/host/code-lens/http-file.ts';
import { readLink } from '../../src/host/ways-in/link-url.ts';
import { readCurl } from '../../src/host/request/curl/read.ts';
import { RequestError } from '../../src/net/request.ts';
import { judgeUnknownLine } from '../../src/engine/lint/unknown-line.ts';
import { layOutJson } from '../../src/shared/text/json-text.ts';
import { readRaw } from '../../src/page/ui/raw-text.ts';
import { printFilter } from '../../src/shared/query/print.ts';
import { filterOf } from '../../src/shared/query/query-filter.ts';
import { typesOf, withTypes } from '../../src/shared/query/types.ts';
import { isEventFilter } from '../../src/shared/boundary/guards.ts';
import { hostArguments } from '../../src/shared/boundary/host-functions.ts';
import { isStreamRequest } from '../../src/host/request/request-guard.ts';
import { newEngine, newSplittingEngine, push, records } from '../support/engine-feed.ts';
import { curlCommands } from '../support/curl-commands.ts';
import type { Random } from './random.ts';
import { accountTarget, exportTarget, recordingTarget } from './recording-targets.ts';
import { bytesOf, splitAt } from './bytes.ts';

/** One reader, and what must hold whatever it reads. */
export interface FuzzTarget {
  /** Texts that make sense, to begin with. */
  readonly corpus: readonly string[];
  /** What means something in such texts. */
  readonly words: readonly string[];
  /** @throws when something does not hold */
  check(text: string, random: Random): void | Promise<void>;
}

const day = Date.UTC(2026, 0, 2);

/** The events, however the stream is split. */
function eventsOf(pieces: readonly Uint8Array[], splits: boolean): unknown {
  const engine = splits ? newSplittingEngine() : newEngine();
  engine.beginBody();
  push(engine, ...pieces);
  engine.endBody();
  while (engine.isLinting) engine.lint();
  const { counts, lastEventId, retryMs } = engine.progress;
  const events = Array.from(records(engine), ({ type, data, id, lastEventId: last, bytes }) => [
    type,
    data,
    id,
    last,
    bytes,
  ]);
  for (const { excerpt } of engine.diagnoses().diagnoses.flatMap(({ places }) => places))
    assert.ok((excerpt?.length ?? 0) <= 160);
  return { counts, lastEventId, retryMs, events };
}

export const targets = {
  stream: {
    corpus: [
      'data: 1\n\nevent: done\ndata: {"a":1}\nid: 7\nretry: 10\n\n: c\n\n',
      '\uFEFFdata: a\r\ndata: b\r\n\r\nid\ndata\n\n',
      'data:x\r\rid: 1\0\ndata: y\n\nevent:e\n\ndone: \n\n',
      'data: {\n"a": 1\n}\n\nData: x\n data: y\n\nid: 9\ndata: é\n\n',
    ],
    words: ['data:', 'data', 'event:', 'id:', 'retry:', ':', '\n\n', '\r\n\r\n', '\r\r', 'id: 5\n', '\uFEFF'],
    check(text, random) {
      const bytes = bytesOf(text, random);
      const whole = eventsOf([bytes], false);
      assert.deepEqual(eventsOf(splitAt(bytes, random), true), whole, 'the events depend on how the stream is split');
    },
  },
  query: {
    corpus: [
      'type:price -type:heartbeat size>1kb',
      'gap>500ms after:12:00:05 before:2026-01-02T12:00:00Z or /re(gex)?/i',
      '$.user.id == 3 and not ("two words" or id:42)',
      '#>=100 type:a,b* $.items[*].name',
    ],
    words: [
      'type:',
      '-type:',
      'and',
      'or',
      'not',
      '(',
      ')',
      '"',
      '/',
      '$.a',
      '==',
      '<=',
      'size>',
      '1kb',
      'after:',
      'id:',
      '#',
    ],
    check(text) {
      const read = filterOf(text, day);
      if ('error' in read) {
        const { start, end } = read.error;
        assert.ok(start >= 0 && start <= end && end <= text.length, 'the error points outside of the text');
      } else {
        assert.ok(isEventFilter(read.filter), 'the filter is none');
        const again = filterOf(printFilter(read.filter), day);
        assert.ok('filter' in again, 'the filter cannot be printed');
        assert.deepEqual(again.filter, read.filter, 'the filter is another one when it is printed and read');
      }
      typesOf(text);
      withTypes(text, { only: ['a'], hide: [] });
    },
  },
  curl: {
    corpus: curlCommands.map(([, command]) => command),
    words: [
      'curl',
      '-H',
      '--data-raw',
      '-X',
      "$'",
      '^"',
      '--url',
      '-u',
      '-k',
      '--proxy',
      '\\\n',
      '^\n',
      'http://a',
      '-d@x',
    ],
    check(text) {
      try {
        assert.ok(isStreamRequest(readCurl(text).request), 'the request is none');
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
        assert.match(error.message, /\S/);
      }
    },
  },
  httpFile: {
    corpus: [
      '### a\nGET http://localhost/events\nAccept: text/event-stream\n\n###\nSSE http://localhost/x\n',
      '@host = localhost\nPOST http://{{host}}/a HTTP/1.1\nContent-Type: application/json\n\n{"a":1}\n',
    ],
    words: ['###', 'GET ', 'SSE ', '@a = b', '{{a}}', 'Accept: text/event-stream', '\n\n', '# @name x'],
    check(text) {
      for (const { line } of readHttpFile(text)) assert.ok(line >= 0 && line < text.split('\n').length);
    },
  },
  code: {
    corpus: [
      'const s = new EventSource("/events?x=1"); // c\n',
      'new EventSource(`${base}/a`, { withCredentials: true }); /re"/.test(x)',
      "<script>new EventSource('/x')</script>",
    ],
    words: ['new EventSource(', '`', '${', '}', '/*', '*/', '//', '/', '"', "'", '<script>', '</script>', 'return /'],
    check(text) {
      for (const isMarkup of [false, true])
        for (const { offset } of findStreams(text, isMarkup)) assert.ok(offset >= 0 && offset <= text.length);
    },
  },
  link: {
    corpus: ['url=http%3A%2F%2Flocalhost%2Fevents', 'url=https://a/?b=c&method=POST&header=x'],
    words: ['url=', '&', '%', '%00', 'javascript:', 'file:', '{{$env A}}', 'http://u:p@h/'],
    check(text) {
      const reading = readLink('/connect', text);
      assert.equal(typeof reading, 'object');
    },
  },
  line: {
    corpus: ['done: ', ' data: x', 'Data: x', '{"a":1}', 'evnt: x'],
    words: ['data', 'event', 'id', 'retry', ':', ' '],
    check(text, random) {
      const { kind, subject } = judgeUnknownLine(bytesOf(text, random), random.below(2) === 0);
      assert.ok(kind.length > 0 && subject.length <= 41);
    },
  },
  details: {
    corpus: ['{"a":[1,2.50,{"b":null}],"a":"\\u00e9"}', '[[[[]]]]', 'data: a\r\n\r\n'],
    words: ['{', '}', '[', ']', ',', ':', '"', '\\u', 'null', '1e400'],
    check(text, random) {
      const laidOut = layOutJson(text);
      if (laidOut !== undefined) {
        const pretty = laidOut.map((token) => token.text).join('');
        assert.deepEqual(JSON.parse(pretty), JSON.parse(text), 'the layout says something else');
      }
      const bytes = bytesOf(text, random);
      const raw = readRaw(bytes)
        .map((token) => token.text)
        .join('');
      assert.doesNotMatch(raw, /[\u202A-\u202E\u2066-\u2069]/, 'text that turns around what stands beside it');
      if (isUtf8(bytes)) assert.ok(raw.length <= 10 * bytes.length);
    },
  },
  calls: {
    corpus: [
      '[{"url":"http://a","method":"GET","parameters":[]}]',
      '[{"from":0,"count":10,"follow":true}]',
      '[{"only":["a"],"hide":[]}]',
      '[[{"type":"done"},{"path":"$.a","equals":1}]]',
    ],
    words: ['{"', '":', '[]', 'null', '-1', '1e999', '"__proto__":', '{}', 'true'],
    check(text) {
      const args = readJson(text);
      for (const guards of Object.values(hostArguments))
        for (const [index, guard] of guards.entries()) assert.equal(typeof guard(args[index]), 'boolean');
    },
  },
  recording: recordingTarget,
  roundTrip: exportTarget,
  account: accountTarget,
} satisfies Record<string, FuzzTarget>;

export type TargetName = keyof typeof targets;

/** What is no JSON is a text. */
function readJson(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch {
    return [text, text, text];
  }
}

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findStreams } from '../../../src/host/code-lens/event-source-scan.ts';
import { requestsIn } from '../../../src/host/code-lens/code-request.ts';
import { readHttpFile } from '../../../src/host/code-lens/http-file.ts';
import { checkContentType } from '../../../src/net/connection/content-type.ts';
import { Cookies } from '../../../src/net/connection/cookies.ts';
import { proxyAddress } from '../../../src/net/connection/hop.ts';
import { readLink } from '../../../src/host/ways-in/link-url.ts';
import { headerDiagnoses } from '../../../src/net/session/header-diagnoses.ts';
import { formatOf, readRecording } from '../../../src/host/streams/read-recording.ts';
import { readCurl } from '../../../src/host/request/curl/read.ts';
import { encodeInUrl, Filler } from '../../../src/host/request/variables/fill.ts';
import { readList } from '../../../src/host/saved/entries.ts';
import { insertEntry, moveEntry } from '../../../src/host/saved/list-text.ts';
import { assertGrowsNoFaster, between, type Growth, repeated } from '../../support/growth.ts';

const url = repeated('http://host/path?name=value&');

function listOf(entry: (index: number) => string): (length: number) => string {
  return (length) => `{"connections":[${Array.from({ length: length / 50 }, (_, index) => entry(index)).join(',')}]}`;
}

const savedEntries = listOf((index) => `{"name":"a connection ${index}","url":"http://host/"}`);

function fill(text: string): Promise<string> {
  return new Filler(() => ({ value: 'v' })).fill(text, false, encodeInUrl);
}

/** Pairs of a variable and what it stands for. */
async function fillNamed(text: string): Promise<void> {
  const pairs = new Map(text.split(',').map((pair) => pair.split('=') as [string, string]));
  await new Filler(({ name }) => ({ value: pairs.get(name) ?? '' })).fill('{{v0}}');
}

async function readLines(text: string): Promise<void> {
  const chunks = new ReadableStream({
    start: (controller) => {
      controller.enqueue(Buffer.from(text));
      controller.close();
    },
  });
  const blocks = readRecording({ name: 'a.ndjson', chunks, time: 0 }, { count: 0, altered: 0 }, () => {});
  for await (const block of blocks) assert.ok(block);
}

function diagnosesOn(value: string): unknown {
  const responseHeaders = ['content-type', 'cache-control', 'server'].map((name) => [name, value] as const);
  return headerDiagnoses({
    number: 1,
    url: '',
    finalUrl: '',
    method: 'GET',
    startedAt: 0,
    responseHeaders,
    events: 0,
    bytes: 0,
  });
}

const contentType = repeated('text/event-stream; charset="utf-8", ');
const code = repeated('const source = new EventSource("/events");\n');
const command = (length: number): string => `curl ${repeated("-H 'Name: value' ")(length)} http://host/`;

const cases: Readonly<Record<string, Growth>> = {
  'saved entries of one name': {
    read: readList,
    hostile: listOf(() => '{"name":"a connection for all","url":"http://h/"}'),
    harmless: savedEntries,
    length: 50_000,
  },
  'saved entries without a name': {
    read: readList,
    hostile: listOf(() => '{}'),
    harmless: savedEntries,
    length: 10_000,
  },
  'saved entries that are numbered': {
    read: readList,
    hostile: listOf((index) => `{"name":"a${index % 2 === 0 ? '' : ` ${index}`}","url":"http://host/path/path"}`),
    harmless: savedEntries,
    length: 10_000,
  },
  'adding to saved entries between comments': {
    read: (text) => insertEntry(text, [0], { name: 'a' }),
    hostile: (length) => `{"connections":[${repeated('1 /**/ ,/* *')(length)}*/ 1]}`,
    harmless: savedEntries,
  },
  'moving saved entries': {
    read: (text) => moveEntry(text, [0], [2]),
    hostile: between('{"connections":[', '1,//\t\t\t\n', '1]}'),
    harmless: between('{"connections":[', '1,//aaa\n', '1]}'),
    length: 5000,
  },
  'a file of requests with blanks in a URL': {
    read: readHttpFile,
    hostile: between('GET http://host/', ' ', '!\n'),
    harmless: between('GET http://host/', 'a', '\n'),
  },
  'a file of requests with blanks in a variable': {
    read: readHttpFile,
    hostile: between('@a = ', ' ', '\rb'),
    harmless: between('@a = ', 'b', ''),
  },
  'a file of requests with versions': {
    read: readHttpFile,
    hostile: between('GET http://host/', ' HTTP/1.1', '!'),
    harmless: between('GET http://host/', 'a', '\n'),
  },
  'a file of requests that uses a long variable many times': {
    read: readHttpFile,
    hostile: (length) => `@a=${'x'.repeat(length / 2)}\n${repeated('GET http://{{a}}\n\n###\n')(length / 2)}`,
    harmless: repeated('GET http://host/{{a}}\n\n###\n'),
  },
  'a file of requests with braces': {
    read: readHttpFile,
    hostile: between('GET http://h/', '{{ ', ''),
    harmless: between('GET http://host/', 'a', '\n'),
  },
  'scripts whose comments do not end': {
    read: (text) => findStreams(text, true),
    hostile: between('EventSource', '<script>/*</script>', ''),
    harmless: between('EventSource', '<script>/**/</script>', ''),
    length: 200_000,
  },
  'scripts that do not end': {
    read: (text) => findStreams(text, true),
    hostile: repeated('<script EventSource '),
    harmless: repeated('<script>EventSource</script>'),
  },
  'constructors that do not end': {
    read: (text) => requestsIn(text, 'javascript', false),
    hostile: repeated('new EventSource(`${'),
    harmless: code,
  },
  'constructors within each other': {
    read: (text) => requestsIn(text, 'javascript', false),
    hostile: repeated('new EventSource(a+new '),
    harmless: code,
  },
  'a Content-Type of quotation marks': {
    read: (text) => checkContentType([text]),
    hostile: repeated('"\\'),
    harmless: contentType,
  },
  'a Content-Type of blanks': {
    read: (text) => checkContentType([text]),
    hostile: between('text/event-stream;charset=a', '\t', 'a'),
    harmless: contentType,
  },
  'notes on headers': { read: diagnosesOn, hostile: repeated(';charset '), harmless: contentType },
  cookies: {
    read: (text) => new Cookies().take(new URL('http://host/'), [text]),
    hostile: between('a=', ' ', ';a'),
    harmless: between('a=b', '; Path=/', ''),
  },
  'a proxy that was told': {
    read: proxyAddress,
    hostile: between('PROXY', ' ', '@ '),
    harmless: between('PROXY ', 'a', ':80'),
  },
  'a link': {
    read: (text) => readLink('/connect', `url=${text}`),
    hostile: between('http://h/?', '&url=&', ''),
    harmless: url,
  },
  'a link with blanks': {
    read: (text) => readLink('/connect', text),
    hostile: between('url=http://h/', '\t', 'a'),
    harmless: between('url=', 'http://h/a', ''),
  },
  'variables in a URL': {
    read: fill,
    hostile: repeated('?={{v}}'),
    harmless: repeated('path/{{v}}'),
    length: 5000,
  },
  'signs in a URL with a variable': {
    read: fill,
    hostile: between('', '?=', '&{{v}}'),
    harmless: between('', '&a', '&{{v}}'),
  },
  'blanks in a variable': {
    read: (text) => fill(text).catch(() => {}),
    hostile: between('{{$env', '\t', '\u2028a\u2028b}}'),
    harmless: between('{{v}}', 'path', ''),
  },
  'variables that stand for others': {
    read: fillNamed,
    hostile: (length) => Array.from({ length: length / 20 }, (_, index) => `v${index}={{v${index + 1}}}`).join(','),
    harmless: (length) =>
      `v0=${Array.from({ length: length / 20 }, (_, index) => `{{v${index + 1}}}`).join('')}`.padEnd(length),
    length: 20_000,
  },
  'a recording with commas': {
    read: readLines,
    hostile: between('[', ' ,', ' a\n'),
    harmless: repeated('{"data":"a"}\n'),
    length: 5000,
  },
  'the format of a recording': {
    read: (text) => formatOf('a.json', text),
    hostile: between('[', '{}  ', '1'),
    harmless: repeated('[{"data":"a"},\n'),
  },
  'a header of a pasted command': {
    read: readCurl,
    hostile: between("curl http://h/ -H 'a:b", ' ', "c'"),
    harmless: command,
    length: 8000,
  },
  'a pasted command of quotations': {
    read: readCurl,
    hostile: between('curl http://h/', `"a"`, ''),
    harmless: command,
    length: 8000,
  },
  'a pasted command of escapes': {
    read: readCurl,
    hostile: between(`curl http://h/ -d $'`, `\\'`, `'`),
    harmless: command,
  },
  'a pasted command whose quotations do not end': {
    read: (text) => assert.throws(() => readCurl(text)),
    hostile: between('curl http://h/ "', `\\"$'\\`, ''),
    harmless: between('curl http://h/ "', 'a', ''),
  },
  'a pasted command of Windows': {
    read: readCurl,
    hostile: between('curl ^"http://h/', '^^', '^"'),
    harmless: between('curl ^"http://h/^" ', '-H ^"Name: value^" ', ''),
    length: 8000,
  },
  'a pasted command of backslashes': {
    read: readCurl,
    hostile: between('curl ^"http://h/', '\\', '^"'),
    harmless: between('curl ^"http://h/^" ', '-H ^"Name: value^" ', ''),
    length: 8000,
  },
  'options of a pasted command': {
    read: readCurl,
    hostile: between('curl http://h/ ', '--max-redirs 5 --noproxy a ', ''),
    harmless: command,
    length: 8000,
  },
};

describe('what the host reads takes a time that grows with its length', () => {
  for (const [name, growth] of Object.entries(cases)) test(name, () => assertGrowsNoFaster(growth));
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Engine } from '../../../src/engine/door/engine.ts';
import {
  type ReadingFacts,
  formatOf,
  readRecording,
  type ReadingProblems,
} from '../../../src/host/streams/read-recording.ts';
import { judgedDiagnoses } from '../../../src/host/streams/judged-diagnoses.ts';
import type { ExportFormat, ExportRequest } from '../../../src/shared/stream/export.ts';
import { exported } from '../../support/exported.ts';
import type { Annotation, AnnotationKind } from '../../../src/shared/stream/annotations.ts';
import { catalogue, type DiagnosisKind } from '../../../src/shared/diagnoses/catalogue.ts';
import { blockOf, newEngine, records } from '../../support/engine-feed.ts';
import { healthyStreams } from '../../support/healthy-streams.ts';
import { diagnosisStreams } from '../../support/diagnosis-streams.ts';
import { endStreams } from '../../support/end-streams.ts';
import { llmStreams } from '../../support/llm-streams.ts';
import { type DiagnosisStream, sendStream } from '../../support/sent-stream.ts';
import { cut, opened } from '../../support/opened-recording.ts';
import { runs } from '../../support/depth.ts';

const frame = {
  head: '{"log":{"version":"1.2","creator":{"name":"test","version":"0"},"entries":[',
  entries: [1, 3].map((firstSeq) => ({ firstSeq, head: '{"_eventSourceMessages":[', tail: ']}' })),
  tail: ']}}',
};

function fileOf(engine: Engine, format: ExportFormat): Buffer {
  const request: ExportRequest = format === 'har' ? { format, frame } : { format };
  return exported(engine, request);
}

const facts = (engine: Engine): object[] => Array.from(records(engine), ({ bytes: _bytes, ...rest }) => rest);

/** Blocks as servers write them: one manner for each. */
const plainBlock = fc
  .record({
    type: fc.option(fc.constantFrom('price', 'done', 'ü'), { nil: undefined }),
    id: fc.option(fc.string({ unit: 'grapheme', maxLength: 4 }).map(oneLine), { nil: undefined }),
    data: fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }).map(oneLine), { minLength: 1, maxLength: 3 }),
    space: fc.constantFrom(' ', ''),
    lineEnd: fc.constantFrom('\n', '\r\n'),
  })
  .filter(({ data, id = '', space }) => space === ' ' || [...data, id].every((value) => !value.startsWith(' ')))
  .map(({ type, id, data, space, lineEnd }) =>
    [
      ...(type === undefined ? [] : [`event:${space}${type}`]),
      ...(id === undefined ? [] : [`id:${space}${id}`]),
      ...data.map((line) => `data:${space}${line}`),
      '',
      '',
    ].join(lineEnd),
  );

/** Any lines. */
const anyBlock = fc
  .array(
    fc.tuple(
      fc.constantFrom('data', 'data: a', 'data:b', 'id: 7', 'id', 'id: 8', 'event: x', ': c', 'retry: 5', 'x: y'),
      fc.constantFrom('\n', '\n\n', '\r\n\r\n', '\r'),
    ),
    { maxLength: 12 },
  )
  .map((lines) => lines.flat().join(''));

function oneLine(text: string): string {
  return text.replaceAll(/[\0\r\n]/g, '');
}

function engineOf(blocks: readonly string[]): Engine {
  const engine = newEngine();
  engine.beginBody();
  for (const [index, block] of blocks.entries()) engine.push(blockOf(block, 1.7e12 + index + 0.125));
  return engine;
}

const formats = ['ndjson', 'json', 'har'] as const;

describe('what a recording says beside its events', () => {
  async function factsOf(name: string, text: string): Promise<ReadingFacts> {
    const facts: ReadingFacts = {};
    const input = { name, chunks: cut(Buffer.from(text), 1000), time: 5 };
    for await (const _block of readRecording(input, { count: 0, altered: 0 }, () => {}, facts));
    return facts;
  }

  const har = (url: string, method = 'GET', messages: readonly object[] = [{ data: 'x', time: 1 }]): string =>
    JSON.stringify({
      log: { entries: [{ request: {} }, { request: { method, url }, _eventSourceMessages: messages }] },
    });

  test('is whether its events have times', async () => {
    assert.deepEqual(await factsOf('a.sse', 'data: x\n\n'), {});
    assert.deepEqual(await factsOf('a.ndjson', '{"data":"x"}\n'), {});
    assert.deepEqual(await factsOf('a.ndjson', '{"data":"x"}\n{"data":"x","timeMs":1}\n'), { isTimed: true });
  });

  test('is the URL of a HAR file, if it can be asked for again', async () => {
    assert.equal((await factsOf('a.har', har('http://h/x?a=1'))).url, 'http://h/x?a=1');
    for (const [url, method] of [
      ['http://h/x?token=•••', 'GET'],
      ['http://h/x', 'POST'],
      ['file:///etc/passwd', 'GET'],
      ['javascript:alert(1)', 'GET'],
    ] as const)
      assert.equal((await factsOf('a.har', har(url, method))).url, undefined, url);
  });
});

describe('a recording that nobody reads on', () => {
  /** A file that is open until it was read, or somebody says that nobody will. */
  function fileWith(text: string): { isOpen: boolean; chunks: AsyncIterable<Uint8Array> } {
    const file = { isOpen: true, chunks: chunks() };
    async function* chunks(): AsyncGenerator<Uint8Array> {
      try {
        yield* cut(Buffer.from(text), 70_000);
      } finally {
        file.isOpen = false;
      }
    }
    return file;
  }

  const data = 'x'.repeat(1000);
  const texts = { stream: `data: ${data}\n\n`.repeat(600), lines: `{"data":"${data}"}\n`.repeat(600) };
  for (const [format, text] of Object.entries(texts)) {
    test(`leaves no file open: ${format}`, async () => {
      const file = fileWith(text);
      const input = { name: 'x', chunks: file.chunks, time: 5 };
      const blocks = readRecording(input, { count: 0, altered: 0 }, (found) => assert.equal(found, format));
      assert.ok(((await blocks.next()).value?.byteLength ?? 0) > 0);
      assert.ok(file.isOpen);
      await blocks.return(undefined);
      assert.ok(!file.isOpen);
    });
  }

  test('leaves no file open: nothing was read yet', async () => {
    const file = fileWith(texts.stream);
    const refuse = (): never => assert.fail('refused');
    const input = { name: 'x', chunks: file.chunks, time: 5 };
    await assert.rejects(readRecording(input, { count: 0, altered: 0 }, refuse).next(), /refused/);
    assert.ok(!file.isOpen);
  });
});

describe('export and import go round', () => {
  test('to the byte, for events as servers write them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(plainBlock, { maxLength: 8 }),
        fc.integer({ min: 1, max: 60 }),
        async (blocks, size) => {
          const engine = engineOf(blocks);
          for (const format of formats) {
            const file = fileOf(engine, format);
            const { engine: again, problems } = await opened(`x.${format}`, file, size);
            assert.deepEqual(problems, { count: 0, altered: 0 });
            assert.equal(String(fileOf(again, format)), String(file), format);
          }
        },
      ),
      { numRuns: runs(300) },
    );
  });

  test('with the same events, however they were written, and to the byte from then on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyBlock, { maxLength: 6 }), async (blocks) => {
        const engine = engineOf(blocks);
        for (const format of formats) {
          const { engine: again } = await opened(`x.${format}`, fileOf(engine, format));
          assert.deepEqual(facts(again), facts(engine), format);
          const file = fileOf(again, format);
          assert.equal(String(fileOf((await opened(`x.${format}`, file)).engine, format)), String(file));
        }
      }),
      { numRuns: runs(300) },
    );
  });

  test('to the byte, for raw bytes of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 60 }),
        fc.array(anyBlock, { maxLength: 4 }),
        async (noise, blocks) => {
          const bytes = Buffer.concat([Buffer.from(blocks.join('')), noise]);
          const { engine } = await opened('x.sse', bytes, 7);
          assert.deepEqual(fileOf(engine, 'raw'), bytes);
        },
      ),
      { numRuns: runs(500) },
    );
  });
});

describe('what others wrote', () => {
  const read = async (name: string, text: string): Promise<{ events: object[]; problems: ReadingProblems }> => {
    const { engine, problems } = await opened(name, Buffer.from(text));
    const events = Array.from(records(engine), ({ type, data, lastEventId, time }) => ({
      type,
      data,
      lastEventId,
      time,
    }));
    return { events, problems };
  };

  test('HAR of Chrome, beside entries that are no event streams', async () => {
    const messages = [
      { time: 1.5, eventName: 'message', eventId: '', data: 'a' },
      { time: 2.5, eventName: 'x', eventId: '7', data: 'b\nc' },
      { time: 3.5, eventName: 'x', eventId: '7', data: '' },
    ];
    const har = { log: { version: '1.2', entries: [{ request: {} }, { _eventSourceMessages: messages }] } };
    const { events, problems } = await read('chrome.har', JSON.stringify(har, null, 2));
    assert.deepEqual(problems, { count: 0, altered: 0 });
    assert.deepEqual(events, [
      { type: 'message', data: 'a', lastEventId: '', time: 1500 },
      { type: 'x', data: 'b\nc', lastEventId: '7', time: 2500 },
      { type: 'x', data: '', lastEventId: '7', time: 3500 },
    ]);
  });

  test('JSON with blanks and line breaks, and without times', async () => {
    const text = JSON.stringify([{ data: 'a', time: '2026-01-01T00:00:00Z' }, { data: 'b' }], null, 2);
    const { events } = await read('x.json', text);
    assert.deepEqual(
      events.map((event) => (event as { time: number }).time),
      [Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1)],
    );
  });

  test('what cannot be read is told with its place, and the rest is there', async () => {
    const { events, problems } = await read('x.ndjson', '{"data":"1"}\n{"data":\n\n{"data":2}\n[]\n{"data":"3"}');
    assert.equal(events.length, 2);
    assert.equal(problems.count, 3);
    assert.match(problems.first?.what ?? '', /^Line 2 cannot be read: .*JSON/);
    assert.match(
      (await read('x.json', '{\n"a": 1')).problems.first?.what ?? '',
      /^The file isn’t valid JSON: .*(position|line)/,
    );
    assert.match(
      (await read('x.json', '{\n"a": 1\n}')).problems.first?.what ?? '',
      /neither a list of events nor a HAR/,
    );
    assert.match(
      (await read('x.json', '[1,{"data":"a"}]')).problems.first?.what ?? '',
      /^Event 1 cannot be read: it is not an object/,
    );
  });

  test('what an event stream cannot hold is altered, and told', async () => {
    const hostile = [
      { type: 'a\nb', data: '1\r2' },
      { data: '\uD800', id: 'x\0y' },
      { data: 'fine', time: 1e300, timeMs: -1e300 },
    ];
    const { events, problems } = await read('x.json', JSON.stringify(hostile));
    assert.equal(problems.altered, 2);
    assert.deepEqual(events, [
      { type: 'a b', data: '1\n2', lastEventId: '', time: 5 },
      { type: 'message', data: '\uFFFD', lastEventId: '', time: 5 },
      { type: 'message', data: 'fine', lastEventId: '', time: 5 },
    ]);
  });

  test('of JSON lines that a server sent gives the lines, whatever they end with', async () => {
    for (const [text, lines] of [
      ['{"n":1}\r\n\n{"n":2}', ['{"n":1}', '{"n":2}']],
      ['\x1e{"n":1}\n\x1e{\n"n":2}\n', ['{"n":1}', '{\n"n":2}']],
    ] as const) {
      const { engine } = await opened('pasted', Buffer.from(text), 3);
      assert.deepEqual(
        [...records(engine)].map(({ data }) => data),
        lines,
      );
      assert.equal(String(exported(engine, { format: 'raw' })), text);
    }
  });

  test('is known by its name, or by how it begins', () => {
    const cases: [name: string, head: string, format: string][] = [
      ['x.sse', '{"data":"a"}', 'stream'],
      ['pasted', 'data: {"a":1}\n\n', 'stream'],
      ['pasted', ': hi\n', 'stream'],
      ['pasted', '{"data":"a"}\n{"data":"b"}\n', 'lines'],
      ['pasted', '{"data":"a"}', 'lines'],
      ['pasted', '\uFEFF  [\n{"data":"a"},\n{"data":"b"}\n]\n', 'lines'],
      ['pasted', '[{"data":"a"},{"data":"b"}]', 'whole'],
      ['pasted', '[\n  {\n    "data": "a"\n', 'whole'],
      ['pasted', '{"log":{"entries":[]}}', 'whole'],
      ['pasted', '{\n  "log": {', 'whole'],
      ['pasted', '{"n":1}\n{"n":2}\n', 'jsonLines'],
      ['pasted', '{"n":1}\n', 'lines'],
      ['x.ndjson', '\uFEFF{"n":1}\r\n{"n":', 'jsonLines'],
      ['x.jsonl', '{"data":"a"}\n', 'lines'],
      ['pasted', '\x1e{"n":1}\n', 'jsonSequence'],
    ];
    for (const [name, head, format] of cases) assert.equal(formatOf(name, head), format, head);
  });
});

/** The bytes as a tool has them that saved the answer. */
function bytesOf({ pieces }: DiagnosisStream): Uint8Array {
  return Buffer.concat(pieces.map(({ bytes }) => Buffer.from(bytes as Uint8Array)));
}

function kindsIn(engine: Engine): DiagnosisKind[] {
  return engine.diagnoses().diagnoses.map(({ kind }) => kind);
}

const alarmsIn = (engine: Engine): DiagnosisKind[] =>
  kindsIn(engine).filter((kind) => catalogue[kind].severity !== 'hint');

describe('what there is to say of a recording', () => {
  /** They are about what an event has, whichever message it belongs to. */
  const ofPieces = new Set(['llmThinkTags', 'llmReplacementCharacter', 'llmErrorInside', 'llmNotJson']);
  const ofMessages = Object.keys(llmStreams).filter((kind) => !ofPieces.has(kind));
  const ofTimes = ['unfinishedBlock', 'idWentBack', 'stall', 'burst', 'portions'];
  const unknown = new Set([...ofTimes, ...Object.keys(endStreams), ...ofMessages]);

  const nameOf = ({ format }: DiagnosisStream): string =>
    ({ jsonLines: 'x.jsonl', jsonSequence: 'x.jsonseq', eventStream: 'x.sse' })[format ?? 'eventStream'];

  for (const [kind, { trigger, nearMiss }] of Object.entries(diagnosisStreams)) {
    test(`${kind}: ${unknown.has(kind) ? 'is not known of the bytes' : 'is found in the bytes'}`, async () => {
      const { engine } = await opened(nameOf(trigger), bytesOf(trigger), 1 << 20);
      assert.equal(kindsIn(engine).includes(kind as DiagnosisKind), !unknown.has(kind), kindsIn(engine).join());
      assert.deepEqual(alarmsIn((await opened(nameOf(nearMiss), bytesOf(nearMiss))).engine), []);
    });

    test(`${kind}: is found in other formats where it is about events, and nothing else is`, async () => {
      const live = newEngine();
      sendStream(live, trigger);
      const isThere = [...records(live)].length > 0 && judgedDiagnoses.lines.includes(kind as DiagnosisKind);
      for (const format of formats) {
        const { engine } = await opened(`x.${format}`, fileOf(live, format), 1 << 20);
        assert.equal(kindsIn(engine).includes(kind as DiagnosisKind), isThere, `${format}: ${kindsIn(engine).join()}`);
        const others = kindsIn(engine).filter((found) => !kindsIn(live).includes(found));
        assert.deepEqual(others, [], format);
      }
    });
  }

  for (const [name, stream] of Object.entries(healthyStreams)) {
    test(`no warning of a healthy stream, answered twice: ${name}`, async () => {
      const live = newEngine();
      for (let answer = 0; answer < 2; answer++) sendStream(live, stream);
      for (const format of ['raw', ...formats] as const) {
        const { engine } = await opened(format === 'raw' ? 'x.sse' : `x.${format}`, fileOf(live, format), 1 << 20);
        assert.deepEqual(alarmsIn(engine), [], format);
      }
    });
  }
});

describe('what stands between the events of a recording', () => {
  function annotationsIn(engine: Engine, ...kinds: readonly AnnotationKind[]): Annotation[] {
    engine.setAnnotations({ kinds, gapMs: 5000 });
    const { annotations = [] } = engine.view({ from: 0, count: 100, follow: false }).window;
    return [...annotations];
  }

  test('has rows: comments and retry lines of an event stream, which has no times and no gaps', async () => {
    const { engine } = await opened('x.sse', Buffer.from(': hello\n\ndata: 1\n\nretry: 5\n:\n\ndata: 2\n\n'), 7);
    assert.deepEqual(
      annotationsIn(engine, 'comment', 'retry', 'attempt', 'gap').map((annotation) => [
        annotation.kind,
        annotation.afterSeq,
        'offset' in annotation && annotation.text,
      ]),
      [
        ['comment', 0, ': hello'],
        ['retry', 1, 'retry: 5'],
        ['comment', 1, ':'],
      ],
    );
  });

  test('has rows: gaps of what has times', async () => {
    const text = '{"data":"a","timeMs":1000}\n{"data":"b","timeMs":2000}\n{"data":"c","timeMs":9500}\n';
    const { engine } = await opened('x.ndjson', Buffer.from(text));
    assert.deepEqual(
      annotationsIn(engine, 'comment', 'retry', 'attempt', 'gap').map((annotation) => [
        annotation.kind,
        annotation.afterSeq,
        'ms' in annotation && annotation.ms,
      ]),
      [['gap', 2, 7500]],
    );
  });
});

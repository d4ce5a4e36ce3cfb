/** What an export gives out, and what others read in it. */

import { spawnSync } from 'node:child_process';
import { env } from 'node:process';
import { createParser } from 'eventsource-parser';
import type { Engine } from '../../src/engine/door/engine.ts';
import type { ExportChunk, ExportRequest } from '../../src/shared/stream/export.ts';

/** All chunks of an export. @param between - called after each of them */
export function exportChunks(engine: Engine, request: ExportRequest, between?: () => void): ExportChunk[] {
  const id = engine.beginExport(request);
  const chunks: ExportChunk[] = [];
  try {
    for (let isLast = false; !isLast;) {
      const chunk = engine.exportChunk(id);
      chunks.push(chunk);
      ({ isLast } = chunk);
      between?.();
    }
  } finally {
    engine.endExport(id);
  }
  return chunks;
}

/** The file. */
export function exported(engine: Engine, request: ExportRequest): Buffer {
  return Buffer.concat(exportChunks(engine, request).map(({ bytes }) => bytes));
}

/** What `eventsource-parser` finds in a stream. Its byte order mark is its user's. */
export function parsed(bytes: Uint8Array): { type: string; data: string; lastEventId: string }[] {
  const events: { type: string; data: string; lastEventId: string }[] = [];
  let lastEventId = '';
  const parser = createParser({
    onEvent: ({ event = 'message', data }) => void events.push({ type: event, data, lastEventId }),
    onId: (id) => void (lastEventId = id),
  });
  parser.feed(new TextDecoder('utf-8').decode(bytes));
  return events;
}

/** Runs a Python program with a file on its standard input. @returns what it printed, as JSON */
export function python(program: string, input: Uint8Array): unknown {
  const { status, stdout, stderr } = spawnSync(env['PYTHON'] ?? 'python3', ['-c', program], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`Python failed: ${stderr}`);
  return JSON.parse(stdout);
}

/** Python's own readers. Each prints a list of objects. */
export const pythonReaders = {
  json: `import json, sys; print(json.dumps(json.load(sys.stdin.buffer)))`,
  // By the line ends of text files, and by all that Python takes for line ends.
  ndjson: `import json, sys; print(json.dumps([json.loads(line) for line in sys.stdin.buffer.read().decode().splitlines()]))`,
  csv: `import csv, io, json, sys
csv.field_size_limit(2**31 - 1)
text = io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8-sig', newline='')
print(json.dumps(list(csv.DictReader(text, strict=True))))`,
} as const;

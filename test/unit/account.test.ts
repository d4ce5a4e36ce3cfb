import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { LogFiles } from '../../src/engine/door/log-files.ts';
import { readPageBytes } from '../../src/engine/log/read-times.ts';
import { segmentBytes } from '../../src/engine/log/segment.ts';
import { SlotFile } from '../../src/engine/bytes/slot-file.ts';
import { life, liveThrough } from '../support/account-run.ts';
import { runs } from '../support/depth.ts';

const folder = mkdtempSync(join(tmpdir(), 'sse-monitor-account-'));
after(() => rmSync(folder, { recursive: true }));

/** Slots so small that little data goes through many of them. */
function smallFiles(): LogFiles {
  return {
    bytes: new SlotFile(folder, 512),
    segments: new SlotFile(folder, segmentBytes),
    times: new SlotFile(folder, readPageBytes),
  };
}

describe('nothing is lost, whatever comes and whatever is done', () => {
  test('in memory', () => {
    fc.assert(
      fc.property(life, (one) => liveThrough(one)),
      { numRuns: runs(300) },
    );
  });

  test('with a file behind the log', () => {
    fc.assert(
      fc.property(life, (one) => liveThrough(one, smallFiles())),
      { numRuns: runs(120) },
    );
  });
});

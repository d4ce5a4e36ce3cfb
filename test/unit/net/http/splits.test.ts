import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ReadResponse, readResponse } from '../../../support/read-response.ts';
import { type ResponseCase, responseCases } from '../../../support/response-cases.ts';

/** Of those that are longer only some splits are tried. */
const longBytes = 2000;

/** As a text, which is faster to compare than what it is of. The first bytes of another protocol are those of the read. */
function written(read: ReadResponse): string {
  const { head, body, ...rest } = read;
  const shown = head && { ...head, raw: Buffer.from(head.raw).toString('latin1') };
  return JSON.stringify({ ...rest, head: shown, body: body?.toString('latin1') });
}

function splitsOf({ length }: Buffer): readonly (readonly number[])[] {
  const all = Array.from({ length }, (_, at) => at);
  const cuts = length <= longBytes ? all : [1, 20, length >> 1, length - 40, length - 36, length - 35, length - 1];
  return [...cuts.map((cut) => [cut]), all];
}

function assertSameInAllSplits({ bytes, name, method }: ResponseCase): void {
  const whole = written(readResponse(bytes, [], method));
  for (const cuts of splitsOf(bytes)) {
    const split = written(readResponse(bytes, cuts, method));
    if (split !== whole) assert.equal(split, whole, `${name}, split at ${cuts.length > 1 ? 'every byte' : cuts[0]}`);
  }
}

describe('a response says the same however it is split: in two at each byte, and byte by byte', () => {
  const families = Map.groupBy(responseCases, ({ name }) => name.split(/[:\d]/, 1)[0]);
  for (const [family, cases] of families) {
    it(`${family} (${cases.length})`, () => {
      for (const one of cases) assertSameInAllSplits(one);
    });
  }
});

it('the raw head is what came, byte for byte', () => {
  for (const { bytes, method } of responseCases) {
    const { head, interim } = readResponse(bytes, [], method);
    if (head === undefined || interim.length > 0) continue;
    assert.deepEqual(Buffer.from(head.raw), bytes.subarray(0, head.raw.length));
  }
});

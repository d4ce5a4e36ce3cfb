import assert from 'node:assert/strict';
import { env } from 'node:process';
import { describe, it } from 'node:test';
import { countTicks, plotArea, timeTicks } from '../../../src/page/charts/plot-area.ts';

// Half an hour off the round hours of UTC.
env['TZ'] = 'Asia/Kolkata';
const noon = Date.parse('2026-01-02T12:00:00');
const at = (from: number, seconds: number, width: number): readonly string[] =>
  timeTicks(from, from + seconds * 1000, width).map((time) => new Date(time).toTimeString().slice(0, 8));

describe('what is written beside the bars of the timeline', () => {
  it('is a few round counts, from 0 to the highest bar', () => {
    assert.deepEqual(countTicks(1), [0, 1]);
    assert.deepEqual(countTicks(27), [0, 10, 20]);
    assert.deepEqual(countTicks(100), [0, 50, 100]);
    assert.deepEqual(countTicks(4_000_000), [0, 2_000_000, 4_000_000]);
  });

  it('is the time in round steps, in the order of a clock', () => {
    assert.deepEqual(at(noon + 300, 10, 500), ['12:00:02', '12:00:04', '12:00:06', '12:00:08', '12:00:10']);
    assert.deepEqual(at(noon + 7000, 90, 400), ['12:00:30', '12:01:00', '12:01:30']);
    assert.deepEqual(at(noon, 4 * 3600, 500), ['12:00:00', '13:00:00', '14:00:00', '15:00:00', '16:00:00']);
  });

  it('is whole days where a picture is of weeks, from midnight to midnight', () => {
    const days = timeTicks(noon, noon + 21 * 86_400_000, 500).map((time) => new Date(time).getHours());
    assert.ok(days.length >= 3 && days.every((hour) => hour === 0), String(days));
  });

  it('leaves less room for bars where counts are long, and none where the picture is narrower than its labels', () => {
    assert.ok(plotArea(500, ['0', '100K']).left > plotArea(500, ['0', '10']).left);
    assert.equal(plotArea(20, ['0']).width, 0);
  });
});

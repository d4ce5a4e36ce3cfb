import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { modelBlocks, modelEnd } from '../../../src/host/sample/sample-model.ts';
import { SampleServer } from '../../../src/host/sample/sample-server.ts';
import { llmEvent } from '../../../src/llm/formats/format.ts';
import { judge } from '../../../src/llm/reading/judge.ts';
import { Merge } from '../../../src/llm/reading/merge.ts';
import { summaryOf } from '../../../src/llm/reading/summary.ts';
import { parsePlainly } from '../../support/plain-parser.ts';
import { readHttp } from '../../support/raw-http.ts';

const whole = [...modelBlocks()].map(({ text }) => text).join('');

describe('the sample of a language model', () => {
  it('is the same every time, and takes five to fifteen seconds', () => {
    const blocks = [...modelBlocks()];
    assert.deepEqual(blocks, [...modelBlocks()]);
    const ms = blocks.reduce((sum, { afterMs }) => sum + afterMs, 0);
    assert.ok(ms > 5000 && ms < 15_000, `${ms} ms`);
    assert.ok(new Set(blocks.map(({ afterMs }) => afterMs)).size > 10);
  });

  it('thinks, says something, and calls a tool, without a fault', () => {
    const { events } = parsePlainly(new TextEncoder().encode(whole), '');
    const merge = new Merge();
    for (const [seq, { type, data }] of events.entries()) merge.add(llmEvent(seq, type, data));
    const { answer, recognition } = merge;
    assert.equal(recognition?.format.id, 'openai-chat');
    assert.deepEqual(judge(answer, recognition.format, events.length - 1, true), []);
    const { text, thinking, toolCalls, stopReason, usage } = summaryOf(answer, recognition.format);
    assert.match(thinking, /^The user asks .+ then call it\.$/);
    assert.match(text, /^I’ll look at the \*\*forecast for Berlin\*\* .+\n\n- .+\n- .+ storm\n$/);
    assert.deepEqual(toolCalls, [
      {
        name: 'get_forecast',
        arguments: { city: 'Berlin', date: '2026-01-06', details: ['rain', 'wind'], units: 'metric' },
      },
    ]);
    assert.equal(stopReason, 'tool_calls');
    assert.ok(usage);
    assert.equal(events.at(-1)?.data, modelEnd);
  });

  it('is served whole at a URL of its own, beside the ticker', async (test) => {
    const server = new SampleServer({ durationMs: 1 });
    test.after(() => server.dispose());
    const url = await server.start('model');
    assert.equal(new URL(url).origin, new URL(await server.start()).origin);
    const { status, body, complete, headers } = await readHttp({ url });
    assert.deepEqual([status, complete, headers['content-type']], [200, true, 'text/event-stream']);
    assert.equal(body, whole);
    assert.equal((await readHttp({ url, method: 'POST', body: '{}' })).status, 405);
    assert.equal((await readHttp({ url, headers: { host: 'rebound.example' } })).status, 403);
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extensions } from 'vscode';
import type { MonitoredStream } from '../../src/host/vscode/api.ts';
import type { EventRecord } from '../../src/shared/stream/records.ts';
import { type OracleScenario, loadConnectionScenarios } from '../support/oracle.ts';
import { type WireRequest, type WireServer, startWireServer } from '../support/wire-server.ts';
import { connect, until } from './support/api.ts';
import { type Difference, knownDifferences } from './support/known-differences.ts';
import { playAll } from './support/play-all.ts';

/** Chromium's times were recorded with an error of 60 ms, and those of a busy machine are no better. */
const toleranceMs = 150;

/** Scenarios that run at once; most of their time they wait. */
const atOnce = 24;

interface Outcome {
  readonly state: MonitoredStream['state'];
  readonly events: readonly EventRecord[];
  readonly requests: readonly WireRequest[];
  readonly stream: MonitoredStream;
}

const states: Readonly<Record<0 | 1 | 2, readonly MonitoredStream['state'][]>> = {
  0: ['connecting', 'waiting'],
  1: ['open'],
  2: ['closed'],
};

async function play(scenario: OracleScenario): Promise<Outcome> {
  const { server: script } = scenario;
  await using server = await startWireServer(script);
  const stopOn = script.clientClosesOn === undefined ? [] : [{ type: script.clientClosesOn }];
  using stream = await connect({ url: server.url, stopOn });
  await settled(stream, server, scenario);
  const events = await stream.read(1, 1000);
  return { state: stream.state, events, requests: [...server.requests], stream };
}

/** As many requests and events as Chromium's, in the state that it ended in. */
async function settled(stream: MonitoredStream, server: WireServer, { name, chromium }: OracleScenario): Promise<void> {
  const { finalReadyState, requestCount } = { ...chromium, ...knownDifferences[name] };
  const messages = chromium.events.filter(({ kind }) => kind === 'message-event').length;
  await until(
    stream,
    ({ state, counts }) =>
      states[finalReadyState].includes(state) && counts.received >= messages && server.requests.length >= requestCount,
  );
}

function assertRequests(got: readonly WireRequest[], { name, chromium }: OracleScenario, difference: Difference): void {
  assert.equal(got.length, difference.requestCount ?? chromium.requestCount, 'requests');
  for (const [i, wanted] of chromium.requests.entries()) {
    const request = got[i];
    assert.equal(request?.line, wanted.line);
    assert.equal(request.lastEventId, wanted.lastEventId, `Last-Event-ID of request ${i + 1} of ${name}`);
    if (wanted.msAfterPreviousEnded === undefined || difference.sooner === true) continue;
    const waited = request.msAfterPreviousEnded ?? 0;
    assert.ok(waited >= wanted.msAfterPreviousEnded - toleranceMs, `request ${i + 1} came after ${waited} ms`);
  }
}

describe('connection scenarios, as in Chromium', () => {
  const { extensionPath } = extensions.getExtension('sse-monitor.sse-monitor') ?? { extensionPath: '' };
  const scenarios = loadConnectionScenarios(join(extensionPath, 'test', 'fixtures'));
  let outcome: (name: string) => Promise<Outcome>;

  before(() => {
    outcome = playAll(scenarios, atOnce, play);
  });

  it('are all there', () => {
    assert.equal(scenarios.length, 103);
    assert.equal(new Set(scenarios.map(({ name }) => name)).size, 103);
  });

  for (const scenario of scenarios) {
    const { group, name, chromium } = scenario;
    it(`${group}: ${name}`, async () => {
      const difference = knownDifferences[name] ?? {};
      const { state, events, requests, stream } = await outcome(name);
      assert.ok(states[difference.finalReadyState ?? chromium.finalReadyState].includes(state), state);
      assertRequests(requests, scenario, difference);
      assert.deepEqual(
        events.map(({ type, data, lastEventId }) => ({ type, data, lastEventId })),
        chromium.events
          .filter(({ kind }) => kind === 'message-event')
          .map(({ type, data, lastEventId }) => ({ type, data, lastEventId })),
      );
      if (state === 'closed') assert.ok(stream.end?.message, 'an end has its reason');
      const attempts = stream.attempts.filter(({ endedAt }) => endedAt !== undefined);
      for (const { end } of attempts) assert.ok(end?.message, 'every attempt that ended has its reason');
    });
  }

  it('every deliberate difference is explained', () => {
    const text = readFileSync(join(extensionPath, 'docs', 'chromium-differences.md'), 'utf8');
    for (const name of Object.keys(knownDifferences)) {
      assert.ok(
        scenarios.some((scenario) => scenario.name === name),
        `${name} is a scenario`,
      );
      assert.ok(text.includes(name), `${name} is explained`);
    }
  });
});

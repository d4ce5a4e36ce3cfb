import { faultScenarios, runFaultScenario, type Runtime, type WatchedStream } from '../support/fault-scenarios.ts';
import type { MonitoredStream } from '../../src/host/vscode/api.ts';
import { connect, until } from './support/api.ts';

const runtime: Runtime = {
  open: async (url) => {
    const stream = await connect({ url });
    return Object.assign(stream, { [Symbol.asyncDispose]: async () => stream.dispose() });
  },
  until: (stream, condition) => until(stream as MonitoredStream & WatchedStream, condition),
};

describe('a fault of the network', () => {
  for (const scenario of faultScenarios) it(scenario.name, () => runFaultScenario(scenario, runtime));
});

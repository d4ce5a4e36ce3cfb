/** What a long run is looked at for, and whether it stays as it is. */

/** At one moment, garbage collected. Of the extension host, unless something else is said. */
export interface Sample {
  /** Since the run began, in s. */
  readonly at: number;
  /** In bytes. */
  readonly rss: number;
  readonly heap: number;
  /** Outside of the heap, buffers included. */
  readonly external: number;
  /** Files, pipes and sockets that are open; 0 where the system does not say. */
  readonly handles: number;
  readonly threads: number;
  /** Connections of the server. */
  readonly sockets: number;
  readonly streams: number;
  /** From a server's write until an event was kept and read again, since the sample before; in ms. */
  readonly latency: number;
}

export type Measure = Exclude<keyof Sample, 'at'>;

/** What came of a stream: as many as the server made, each once, none left out. */
export interface Outcome {
  readonly name: string;
  readonly made: number;
  readonly received: number;
  readonly kept: number;
  readonly dropped: number;
  readonly attempts: number;
  /** What is wrong with the events that were kept. */
  readonly fault?: string;
}

export interface SoakReport {
  readonly minutes: number;
  readonly samples: readonly Sample[];
  readonly outcomes: readonly Outcome[];
  /** Panels that were opened and closed. */
  readonly panels: number;
  /** After every stream and panel was closed. */
  readonly after: Sample;
}

/** By so much a measure may grow over the part that is looked at: a share of its mean, and a number beside it. */
const bounds: Readonly<Record<Measure, readonly [share: number, least: number]>> = {
  rss: [0.1, 30e6],
  heap: [0.1, 8e6],
  external: [0.1, 20e6],
  handles: [0.1, 8],
  threads: [0.1, 4],
  sockets: [0.25, 4],
  streams: [0.25, 3],
  latency: [1, 50],
};

export interface Trend {
  readonly measure: Measure;
  readonly mean: number;
  /** What the line through the samples gains from the first to the last. */
  readonly growth: number;
  readonly bound: number;
}

/** Of the last two thirds: the first is for what fills up once. */
export function trendsOf(samples: readonly Sample[]): readonly Trend[] {
  const looked = samples.slice(Math.floor(samples.length / 3));
  return (Object.keys(bounds) as Measure[]).map((measure) => {
    const [share, least] = bounds[measure];
    const values = looked.map((sample) => sample[measure]);
    const mean = meanOf(values);
    const times = looked.map(({ at }) => at);
    const growth = slopeOf(times, values) * ((times.at(-1) ?? 0) - (times[0] ?? 0));
    return { measure, mean, growth, bound: Math.max(share * mean, least) };
  });
}

/** Of the line with the least squares. */
function slopeOf(x: readonly number[], y: readonly number[]): number {
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  const spread = x.reduce((sum, value) => sum + (value - meanX) ** 2, 0);
  const common = x.reduce((sum, value, i) => sum + (value - meanX) * ((y[i] ?? 0) - meanY), 0);
  return spread === 0 ? 0 : common / spread;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Everything that is not as it should be, a sentence each. */
export function faultsOf({ samples, outcomes, after }: SoakReport): readonly string[] {
  const growing = trendsOf(samples)
    .filter(({ growth, bound }) => growth > bound)
    .map(({ measure, growth, bound }) => `${measure} grew by ${Math.round(growth)}, more than ${Math.round(bound)}`);
  const lost = outcomes.flatMap(({ name, made, received, kept, dropped, fault }) => [
    ...(received === made ? [] : [`${name}: ${made} were sent, ${received} received`]),
    ...(kept + dropped === received ? [] : [`${name}: ${kept} kept and ${dropped} dropped are not ${received}`]),
    ...(fault === undefined ? [] : [`${name}: ${fault}`]),
  ]);
  const left =
    after.sockets + after.streams > 0 ? [`${after.streams} streams and ${after.sockets} sockets are left`] : [];
  return [...(samples.length < 10 ? ['there are too few samples'] : []), ...growing, ...lost, ...left];
}

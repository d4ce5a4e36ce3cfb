/** The results of each part as a table in Markdown. */

import type { Figures, LoadFigures } from '../../../test/perf/rounds.ts';
import { median } from '../../../test/perf/statistics.ts';
import { activationMs } from '../measures/activation.ts';
import { manyStreamsRows } from '../measures/many-streams.ts';
import type { throughputParts } from '../measures/throughput.ts';
import { frameTable, openTable, paintTable, rateTable, tenMillionTable } from './panel-tables.ts';
import { type PartName, type Results, loopOf } from './results.ts';
import { rate, table } from './table.ts';

const loadTableOf =
  (name: keyof typeof throughputParts) =>
  (results: Results): string =>
    loadTable(results[name]);

const tables: Readonly<Record<PartName, (results: Results) => string>> = {
  small: loadTableOf('small'),
  chunked: loadTableOf('chunked'),
  gzip: loadTableOf('gzip'),
  kilobyte: loadTableOf('kilobyte'),
  large: loadTableOf('large'),
  viewer: loadTableOf('viewer'),
  launchdarkly: loadTableOf('launchdarkly'),
  latency: latencyTable,
  memory: memoryTable,
  streams: ({ streams }) => (streams === undefined ? '' : table(manyStreamsRows(streams))),
  queries: queryTable,
  llm: llmTable,
  host: hostTable,
  package: (results) => `The VSIX has ${(results.package?.bytes ?? Number.NaN) / 1000} KB.`,
  paint: paintTable,
  frames: frameTable,
  rates: rateTable,
  open: openTable,
  tenmillion: tenMillionTable,
  activation: activationTable,
  growth: growthTable,
};

/** What was found by a part that was run. */
export function partTable(name: PartName, results: Results): string {
  return tables[name](results);
}

function loadTable(result: LoadFigures | undefined): string {
  if (result === undefined) return '';
  const { load, figures } = result;
  const rounds = figures[0]?.turns.length ?? 0;
  const head = ['client', 'ms', 'range', '× the drain', 'events/s', 'the server’s processor ms', 'disturbed'];
  const rows = figures.map((figure) => [
    figure.name,
    figure.medianMs.toFixed(0),
    rangeOf(figure),
    figure.ratio.toFixed(2),
    rate(figure.eventsPerSecond),
    figure.serverMs.toFixed(0),
    `${figure.disturbed} of ${rounds}`,
  ]);
  const size = `${(load.bytes / 1e6).toFixed(0)} MB`;
  const chosen = `the ${rounds} least disturbed of ${result.rounds} rounds in turn`;
  return `${load.name}, ${size}, ${chosen}; medians\n\n${table([head, ...rows])}`;
}

function hostTable({ host }: Results): string {
  if (host === undefined) return '';
  const head = ['in the extension host', 'longest block, ms', 'event loop p99, ms', 'neighbor’s timer p99, ms'];
  const rows = host.figures.map((figure) => {
    const { longestBlock, p99, neighbourP99 } = loopOf(figure);
    return [figure.name, longestBlock.toFixed(1), p99.toFixed(1), neighbourP99.toFixed(1)];
  });
  return `${loadTable(host)}\n\n${table([head, ...rows])}\n\nActivation: ${host.activationMs.toFixed(1)} ms`;
}

function llmTable({ llm }: Results): string {
  if (llm === undefined) return '';
  const { longestSliceMs, followMs, bytesPerDelta, deltas } = llm.answer;
  const rows = [
    ['the message behind the stream', ''],
    ['longest slice, ms of the thread', longestSliceMs.toFixed(1)],
    ['all slices, ms of the thread', followMs.toFixed(0)],
    ['memory for each delta beside its event, bytes', bytesPerDelta.toFixed(1)],
    ['deltas', String(deltas)],
  ];
  return `${loadTable(llm.load)}\n\n${table(rows)}`;
}

function latencyTable({ latency = {} }: Results): string {
  const rows = Object.entries(latency).map(([name, { p50, p99 }]) => [name, p50.toFixed(2), p99.toFixed(2)]);
  return table([['write to the client’s code, 100 events/s', 'p50, ms', 'p99, ms'], ...rows]);
}

function memoryTable({ memory = [] }: Results): string {
  const of = (key: keyof (typeof memory)[number]): string => median(memory.map((figures) => figures[key])).toFixed(1);
  return table([
    ['for each kept event', 'bytes'],
    ['on the wire', of('wire')],
    ['the engine’s buffers', of('buffers')],
    ['the engine’s JavaScript heap', of('engineHeap')],
    ['the host’s JavaScript heap', of('hostHeap')],
    ['the process as the system sees it', of('resident')],
    ['of all together, gained at most beyond the buffers', of('beyondKept')],
  ]);
}

function queryTable({ queries }: Results): string {
  if (queries === undefined) return '';
  const { byType, byText, byPattern, tools, patternTools } = queries;
  const row = (name: string, times: typeof byType): string[] => [
    `${name} (${times[0]?.rows} rows)`,
    median(times.map(({ firstScreen }) => firstScreen)).toFixed(1),
    median(times.map(({ complete }) => complete)).toFixed(1),
  ];
  const toolRows = (times: typeof tools): string[][] =>
    Object.entries(times).map(([name, times]) => [name, '', median(times).toFixed(1)]);
  return table([
    ['over one million events', 'first screen, ms', 'complete, ms'],
    row('type filter', byType),
    row('text search', byText),
    ...toolRows(tools),
    row('regular expression', byPattern),
    ...toolRows(patternTools),
  ]);
}

function rangeOf({ turns }: Figures): string {
  const times = turns.map(({ ms }) => ms);
  return `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}`;
}

function activationTable({ activation }: Results): string {
  if (activation === undefined) return '';
  return table([
    ['activation', 'ms'],
    ['SSE Monitor', activationMs(activation, 'ours').toFixed(1)],
    ['of it, loading the bundle', activationMs(activation, 'loading').toFixed(1)],
    ['an extension that does nothing', activationMs(activation, 'nothing').toFixed(1)],
  ]);
}

function growthTable({ growth = [] }: Results): string {
  const rows = growth.flatMap(({ load, figures }) =>
    figures.map(({ name, medianMs, eventsPerSecond, ratio }) => [
      load.events.toLocaleString('en'),
      name,
      medianMs.toFixed(0),
      rate(eventsPerSecond),
      ratio.toFixed(2),
    ]),
  );
  return table([['events of 100 bytes', 'client', 'ms', 'events/s', '× the drain'], ...rows]);
}

/**
 * npm run hostile [WORD…]: streams and answers made to hurt, each alone in a process of its own, as the tables of
 * docs/hostile-streams.md have them. With words only those whose names have one of them.
 */

import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { argv, execPath, resourceUsage, stdout } from 'node:process';
import { bundleEngine } from '../test/support/engine-bundle.ts';
import { newEngine } from '../test/support/engine-feed.ts';
import { hostileAnswers, startHostileServer } from '../test/support/hostile-answers.ts';
import { hostileStreams, stillAnswers } from '../test/support/hostile-streams.ts';
import { WatchedSession } from '../test/support/watched-session.ts';

/** Of a process that measures one of them. */
interface Figures {
  readonly outcome: string;
  /** Of the log, in bytes; absent where a worker has it. */
  readonly held?: number;
}

/** What the settings allow is more; what they are by default is less. */
const limits = { maxEvents: 20_000_000, maxBytes: 1e9 };

const alone = '--alone';

function measureStream(name: string): Figures {
  const { sizes, send, check } = named(hostileStreams, name);
  const engine = newEngine({ limits });
  send(engine, sizes[1]);
  const outcome = check(engine, sizes[1]);
  const held = engine.memory.bytes;
  stillAnswers(engine);
  return { outcome, held };
}

/** @param url - where it is answered */
async function measureAnswer(name: string, url: string): Promise<Figures> {
  const { sizes, check } = named(hostileAnswers, name);
  await using engine = await bundleEngine();
  await using watched = await WatchedSession.open(engine.workerFile, { url });
  const outcome = await check(watched, sizes[1]);
  await watched.stillAnswers();
  return { outcome };
}

function named<T extends { readonly name: string }>(list: readonly T[], name: string): T {
  const found = list.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
}

/** One of them in a process of its own. @returns its row of the table, without its name and size */
async function row(...args: readonly string[]): Promise<string> {
  const child = spawn(execPath, [import.meta.filename, alone, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  return (await text(child.stdout)).trim();
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

function cells({ outcome, held }: Figures): string {
  const peak = resourceUsage().maxRSS * 1024;
  const sizes = [...(held === undefined ? [] : [megabytes(held)]), megabytes(peak)];
  return [...sizes, outcome].join(' | ');
}

async function printTables(words: readonly string[]): Promise<void> {
  const isWanted = ({ name }: { readonly name: string }): boolean =>
    words.length === 0 || words.some((word) => name.includes(word));
  const begin = ({ name, sizes, of }: (typeof hostileStreams)[number] | (typeof hostileAnswers)[number]): string =>
    `| ${name} | ${sizes[1].toLocaleString('en')} ${of} |`;
  console.log('| stream | size | held after it | peak of the process | outcome |\n|---|---|---|---|---|');
  for (const stream of hostileStreams.filter(isWanted)) console.log(begin(stream), await row(stream.name), '|');
  console.log('\n| answer | size | peak of the process | outcome |\n|---|---|---|---|');
  for (const answer of hostileAnswers.filter(isWanted)) {
    await using server = await startHostileServer(await answer.serve(answer.sizes[1]));
    console.log(begin(answer), await row(answer.name, `http://127.0.0.1:${server.port}/`), '|');
  }
}

const [, , first, ...rest] = argv;
if (first === alone) {
  const [name = '', url] = rest;
  stdout.write(cells(url === undefined ? measureStream(name) : await measureAnswer(name, url)));
} else {
  await printTables(argv.slice(2));
}

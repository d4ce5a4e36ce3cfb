/**
 * What the built-in sample sends: a made-up stock ticker. The same query always gives the same stream, byte for byte,
 * so that what a person sees can be compared with what another saw.
 */

/** What the query of the sample's URL chooses. */
export interface SampleOptions {
  /** Stock symbols, in capital letters. */
  readonly symbols: readonly string[];
  /** From one event to the next. */
  readonly intervalMs: number;
  /** How long the stream lasts until its `done`. */
  readonly durationMs: number;
}

/** A block of the stream, its blank line included. Every event of the sample has an id. */
export interface SampleBlock {
  /** Counts from 1. */
  readonly id: number;
  readonly text: string;
}

/** What a stream begins with: a comment, and how long to wait before a reconnection. */
export const samplePreamble = ': SSE Monitor sample stream, all figures are invented\nretry: 2000\n\n';

const defaults = { symbols: ['ACME', 'GLOBEX', 'INITECH'], intervalMs: 250 };
/** The query of the sample's URL. */
export const sampleQuery = `symbols=${defaults.symbols.join(',')}&interval=${defaults.intervalMs}`;
const limits = { symbols: 8, minIntervalMs: 10, maxIntervalMs: 2000 };
/** Which event comes when; begins again after the last. */
const schedule = ['message', 'price', 'price', 'price', 'news', 'price', 'price', 'heartbeat'] as const;
/** Every stream plays on the same morning. */
const openingBell = Date.UTC(2026, 0, 5, 14, 30);

/** Reads the query. What makes no sense is replaced by a default: the sample always has something to show. */
export function readSampleQuery(query: URLSearchParams, durationMs: number): SampleOptions {
  const named = query.getAll('symbols').flatMap((list) => list.toUpperCase().split(','));
  const symbols = [...new Set(named.filter((symbol) => /^[A-Z0-9.]{1,10}$/.test(symbol)))].slice(0, limits.symbols);
  const interval = Number(query.get('interval'));
  const bounded = Math.min(Math.max(interval, limits.minIntervalMs), limits.maxIntervalMs);
  return {
    symbols: symbols.length > 0 ? symbols : defaults.symbols,
    intervalMs: interval > 0 ? bounded : defaults.intervalMs,
    durationMs,
  };
}

/** The id of the event `done`, which is the last. */
export function lastSampleId({ durationMs, intervalMs }: SampleOptions): number {
  return Math.floor(durationMs / intervalMs) + 1;
}

/** All blocks of a stream, in order. */
export function* sampleBlocks(options: SampleOptions): Generator<SampleBlock> {
  const stocks = options.symbols.map(openStock);
  const doneId = lastSampleId(options);
  let prices = 0;
  for (let id = 1; id < doneId; id++) {
    const type = schedule[(id - 1) % schedule.length] ?? 'message';
    const stock = stocks[prices % stocks.length] ?? openStock('');
    if (type === 'price') prices++;
    yield { id, text: compose[type]({ id, atMs: (id - 1) * options.intervalMs, stock, prices, options }) };
  }
  const data = { reason: 'The sample ends here.', events: doneId - 1, prices };
  yield { id: doneId, text: event('done', doneId, JSON.stringify(data)) };
}

interface Stock {
  readonly symbol: string;
  readonly random: () => number;
  price: number;
  change: number;
}

/** Where the stream is. */
interface Moment {
  readonly id: number;
  /** Since the stream began. */
  readonly atMs: number;
  /** Whose turn it is. */
  readonly stock: Stock;
  /** So far, this one included. */
  readonly prices: number;
  readonly options: SampleOptions;
}

const compose = {
  price: ({ id, atMs, stock, prices }) => event('price', id, JSON.stringify(trade(stock, openingBell + atMs, prices))),
  news: ({ id, stock }) => event('news', id, headline(stock)),
  heartbeat: ({ id, atMs }) => `: keep-alive\n${event('heartbeat', id, JSON.stringify({ upMs: atMs }))}`,
  message: ({ id, prices, options }) => event(undefined, id, id === 1 ? welcome(options) : `${prices} prices so far`),
} satisfies Record<(typeof schedule)[number], (moment: Moment) => string>;

function event(type: string | undefined, id: number, data: string): string {
  const name = type === undefined ? '' : `event: ${type}\n`;
  const lines = data.split('\n').map((line) => `data: ${line}\n`);
  return `id: ${id}\n${name}${lines.join('')}\n`;
}

function welcome({ symbols, intervalMs }: SampleOptions): string {
  return `Welcome to the market: ${symbols.join(', ')}, an event every ${intervalMs} ms`;
}

/** The next trade of a stock; every fourth one with the order book, for something nested to look into. */
function trade(stock: Stock, time: number, prices: number): object {
  const before = stock.price;
  stock.price = cents(before * (1 + (stock.random() - 0.48) / 50));
  stock.change = cents(stock.price - before);
  const volume = 100 * (1 + Math.floor(stock.random() * 24));
  const { symbol, price, change } = stock;
  const sold = { symbol, price, change, volume, time: new Date(time).toISOString() };
  return prices % 4 === 0 ? { ...sold, book: orderBook(stock) } : sold;
}

function orderBook({ price, random }: Stock): object {
  const side = (step: number): object[] =>
    [1, 2, 3].map((level) => ({ price: cents(price + step * level), size: 100 * (1 + Math.floor(random() * 9)) }));
  return { bids: side(-0.02), asks: side(0.02) };
}

function headline({ symbol, price, change }: Stock): string {
  const direction = change < 0 ? 'gives way' : 'holds its gains';
  return `${symbol} ${direction}\nThe share last traded at ${price.toFixed(2)}.\n\nAnalysts disagree about what comes next.`;
}

function openStock(symbol: string): Stock {
  const random = randomFrom(symbol);
  return { symbol, random, price: cents(20 + random() * 380), change: 0 };
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** A linear congruential generator (the constants of Numerical Recipes) whose first state is a hash of the text. */
function randomFrom(text: string): () => number {
  let state = 0;
  for (const character of text) state = (Math.imul(state, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  // Texts that are alike have hashes that are alike: a few steps take them apart.
  for (let step = 0; step < 4; step++) next();
  return next;
}

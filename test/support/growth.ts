/** How the time of something grows: by the clock of this process, so that a busy machine is no finding. */

/** @returns ms of the processor */
function processorTime(act: () => unknown): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * How much longer it takes for twice the text: 2 and a bit when the time is linear, 4 when it is quadratic. The best of
 * three, since other things of the process are measured along; what takes next to nothing has grown by nothing.
 *
 * @param act - with a text of that length
 */
export function growth(act: (length: number) => unknown, length: number): number {
  const best = (n: number): number => Math.min(...[1, 2, 3].map(() => processorTime(() => act(n))));
  const [once, twice] = [best(length), best(2 * length)];
  return twice < 20 ? 1 : twice / Math.max(once, 1);
}

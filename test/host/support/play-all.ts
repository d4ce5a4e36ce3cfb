/** Things that wait more than they compute, done several at a time. */

/**
 * Plays all, a number of them at once, in their order, and keeps what became of each.
 *
 * @param things - by names that no two have
 * @returns what became of the thing of a name, as soon as it is known; it rejects with what playing it threw
 */
export function playAll<Thing extends { readonly name: string }, Result>(
  things: readonly Thing[],
  atOnce: number,
  play: (thing: Thing) => Promise<Result>,
): (name: string) => Promise<Result> {
  const waiting = [...things];
  const results = new Map(things.map(({ name }) => [name, Promise.withResolvers<Result>()]));
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const result = results.get(next.name);
      await play(next).then(result?.resolve, result?.reject);
    }
  };
  // Its test is the one to tell of it.
  for (const { promise } of results.values()) promise.catch(() => {});
  for (let i = 0; i < atOnce; i++) void worker();
  return (name) => results.get(name)?.promise ?? Promise.reject(new Error(`There is nothing named ${name}.`));
}

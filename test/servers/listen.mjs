/** What every server here has in common with the test that started it. */

/**
 * Tells the test the port, and ends this process when the test's process ends, however it does: its end of the pipe to
 * our stdin closes with it.
 *
 * @param {import('node:net').AddressInfo} address
 */
export function announce(address) {
  process.stdin.on('close', () => process.exit()).resume();
  process.stdout.write(`listening ${address.port}\n`);
}

/**
 * The numbers of the events that a client has still to get.
 *
 * @param {unknown} lastEventId - the header of the request
 * @param {unknown} count - how many events there are, from the query
 */
export function* numbersAfter(lastEventId, count) {
  const last = Number(count ?? 10);
  for (let n = (Number(lastEventId) || 0) + 1; n <= last; n++) yield n;
}

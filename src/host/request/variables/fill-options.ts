/** Options with the values of their variables. */

import { joinProxy, splitProxy } from '../../../shared/request/proxy.ts';
import type { ConnectionOptions } from '../../../shared/stream/records.ts';
import type { Filler } from './fill.ts';

const plain = ['caFile', 'certificateFile', 'keyFile', 'socketPath'] as const;

/** @throws {@link RequestError} at an undefined variable */
export async function filledOptions(
  options: ConnectionOptions,
  filler: Pick<Filler, 'fill'>,
): Promise<ConnectionOptions> {
  const { proxy, passphrase } = options;
  const filled: Record<string, string> = {};
  for (const name of plain) {
    const text = options[name];
    if (text !== undefined) filled[name] = await filler.fill(text);
  }
  return {
    ...options,
    ...filled,
    ...(proxy !== undefined && { proxy: await filledProxy(proxy, filler) }),
    ...(passphrase !== undefined && { passphrase: await filler.fill(passphrase, true) }),
  };
}

/** Values are data in user and password, and may be anything in the rest: a whole proxy, or `direct`. */
async function filledProxy(proxy: string, filler: Pick<Filler, 'fill'>): Promise<string> {
  const { server, user, password } = splitProxy(proxy);
  return joinProxy({
    server: await filler.fill(server),
    ...(user !== undefined && { user: await filler.fill(user, false, () => encodeURIComponent) }),
    ...(password !== undefined && { password: await filler.fill(password, true, () => encodeURIComponent) }),
  });
}

/** So many 1xx, which say that the response is yet to come, are waited through. Servers send one or two. */
const maxInterim = 10_000;

/**
 * Else a server could keep a person waiting for ever with what is no response.
 *
 * @param onTooMany - called with why the response is refused
 * @returns to be called with each 1xx
 */
export function boundInterim(onTooMany: (error: Error) => void): () => void {
  let count = 0;
  return () => {
    if (++count > maxInterim)
      onTooMany(Object.assign(new Error('Too many interim responses.'), { code: 'SSE_MONITOR_INTERIM' }));
  };
}

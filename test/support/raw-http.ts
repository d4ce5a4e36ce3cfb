/** One request with `node:http`, and its whole answer: nothing is interpreted on the way. */

import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

export interface HttpRequest {
  readonly url: string;
  readonly method?: string | undefined;
  readonly headers?: OutgoingHttpHeaders | undefined;
  readonly body?: string | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** UTF-8, decoded. */
  readonly body: string;
  /** Whether the body came to its end; false when the connection broke off in its midst. */
  readonly complete: boolean;
}

/** Resolves at the end of the answer, proper or not; rejects when there is none. */
export async function readHttp({ url, method, headers, body }: HttpRequest): Promise<HttpAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
  const options = { agent: false, ...(method && { method }), ...(headers && { headers: { ...headers } }) };
  const sent = httpRequest(url, options, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    // A connection that breaks off is an error of the response, and the end of the answer all the same.
    response.on('error', () => undefined);
    response.once('close', () => {
      const { statusCode: status = 0, headers, complete } = response;
      resolve({ status, headers, body: text, complete });
    });
  });
  sent.once('error', reject).end(body);
  return promise;
}

/** A request over a connection that is made here, written and read by this extension itself: see `net/wire` and `net/http`. */

import { contentEncodingsOf } from '../../engine/coding/content.ts';
import type { BodyCoding } from '../../shared/stream/body.ts';
import { bodyCodingOf } from '../http/framing.ts';
import { type HeaderField, type ResponseHead, valuesOf } from '../http/head.ts';
import { readText } from '../http/octets.ts';
import { requestHead } from '../http/request-head.ts';
import { connect, proxyOf } from '../wire/connect.ts';
import { readHead } from '../wire/read-head.ts';
import type { Wire } from '../wire/wire.ts';
import { connectionFacts, type Hop, type HopResponse } from './hop.ts';
import { EmptyBody, WireBody } from './wire-body.ts';
import type { ResponseBody } from './response-body.ts';

/**
 * Connects, sends a request, and reads the head of its response.
 *
 * @throws the error of node or OpenSSL, with its `code`; an `HttpError`; a `ProxyError`; the reason of the signal
 */
export async function sendOverOwn(hop: Hop): Promise<HopResponse> {
  const { signal, onPhase } = hop;
  hop.onOwnConnection();
  const request = requestOf(hop);
  const wire = await connect(hop.url, hop);
  write(wire, request, hop);
  const head = await readHead(wire, signal, () => onPhase('firstByteAt'));
  try {
    return responseOf(hop, request.headers, head, wire);
  } catch (error) {
    wire.destroy();
    throw error;
  }
}

interface Written {
  readonly headers: readonly HeaderField[];
  readonly bytes: Uint8Array;
}

/** [spec] RFC 9112 section 3.2.2: a request to a proxy has the target's whole URI; without a fragment, as all of them. */
function requestOf({ url, method, headers, body, route }: Hop): Written {
  const proxy = url.protocol === 'http:' ? proxyOf(route) : undefined;
  const path = `${url.pathname}${url.search}`;
  const target = proxy === undefined ? path : `${url.origin}${path}`;
  const credentials: readonly HeaderField[] =
    proxy?.authorization === undefined ? [] : [['Proxy-Authorization', proxy.authorization]];
  const head = requestHead(method, target, [...headers, ...credentials]);
  return { headers, bytes: body === undefined ? head : Buffer.concat([head, body]) };
}

function write({ socket }: Wire, { bytes }: Written, { onPhase }: Hop): void {
  // An error of it is one of the connection.
  socket.write(bytes, (error) => void (error ?? onPhase('sentAt')));
}

function responseOf(
  { url, method, onPhase }: Hop,
  sent: readonly HeaderField[],
  head: ResponseHead,
  wire: Wire,
): HopResponse {
  const { status, statusText, httpVersion, headers, raw, lenient } = head;
  return {
    status,
    statusText,
    httpVersion,
    headers,
    bytesOf: (name) => valuesOf(headers, name).map((value) => byteString(value, raw)),
    requestHeaders: sent,
    ...connectionFacts(url, wire.socket),
    rawHead: readText(raw),
    ...(lenient.length > 0 && { lenient }),
    body: bodyOf(head, method, wire, () => onPhase('firstBodyByteAt')),
  };
}

function bodyOf(head: ResponseHead, method: string, wire: Wire, onFirstByte: () => void): ResponseBody {
  const coding = bodyCodingOf(head, method);
  const isEmpty = coding === undefined || (coding.framing.kind === 'length' && coding.framing.length === 0);
  if (!isEmpty) return new WireBody(wire, knownCoding(coding), onFirstByte);
  const { bytesRead } = wire.socket;
  wire.destroy();
  return new EmptyBody(bytesRead, coding);
}

/** An encoding that is unknown is left as it is. @throws for too many of them */
function knownCoding({ framing, contentEncodings }: BodyCoding): BodyCoding {
  return { framing, contentEncodings: contentEncodingsOf(contentEncodings.join(',')) };
}

/** The bytes that a text of a head was read from, each as one character. */
function byteString(text: string, raw: Uint8Array): string {
  const utf8 = Buffer.from(text, 'utf8');
  // Bytes that are not UTF-8 were read as one character each.
  return Buffer.from(raw).includes(utf8) ? utf8.toString('latin1') : text;
}

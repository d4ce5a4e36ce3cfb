/** What a case of the field is: a server as people meet it, and what a person has to be shown. */

import type { DiagnosisKind } from '../../src/shared/diagnoses/catalogue.ts';
import type { Awaited } from '../../src/shared/stream/phases.ts';
import type { StreamRequest } from '../../src/shared/stream/records.ts';
import type { Answer, FieldRequest, FieldServerOptions } from './field-server.ts';

export interface FieldCase {
  /** What the server does. */
  readonly what: string;
  readonly answer?: Answer;
  readonly server?: FieldServerOptions;
  /** Of the URL. @defaultValue `http://127.0.0.1` */
  readonly origin?: string;
  /** @defaultValue `/events` */
  readonly path?: string;
  readonly request?: Partial<StreamRequest>;
  readonly shows: Shown;
}

export interface Shown {
  /** Types and data of the events, in their order. */
  readonly events?: readonly (readonly [type: string, data: string])[];
  /** The attempt is over, and the stream closed or waiting. */
  readonly ends?: true;
  /** Only so is it over. */
  readonly endsIn?: 'closed' | 'waiting';
  /** What an attempt waits for. */
  readonly awaits?: Awaited;
  /** In the status, its advice, the response that was refused, or a diagnosis. */
  readonly says?: readonly RegExp[];
  readonly saysNot?: RegExp;
  readonly diagnoses?: readonly DiagnosisKind[];
  readonly requests?: (requests: readonly FieldRequest[]) => boolean;
}

/** The events of {@link stream}. */
export const two = [
  ['message', 'one'],
  ['tick', 'two'],
] as const;
export const stream = 'data: one\n\nevent: tick\ndata: two\n\n';
export const hex = stream.length.toString(16);
/** All of {@link stream} in one chunk. */
export const chunked = `${hex}\r\n${stream}\r\n`;

/** Headers about which there is nothing to say. */
const healthy =
  'Content-Type: text/event-stream\r\nCache-Control: no-cache\r\nAccess-Control-Allow-Origin: http://a.example\r\n';

export function head(more = '', status = 'HTTP/1.1 200 OK'): string {
  return `${status}\r\n${healthy}${more}\r\n`;
}

/** As the bytes of Latin-1, at once; the connection stays open. */
export function sends(...parts: readonly (string | Uint8Array)[]): Answer {
  const bytes = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  return (socket) => void socket.write(bytes);
}

/** The same, and the server ends the connection. */
export function ends(...parts: readonly (string | Uint8Array)[]): Answer {
  const send = sends(...parts);
  return (socket, request, port) => {
    send(socket, request, port);
    socket.end();
  };
}

export function response(status: string, headers: string, body = ''): string {
  return `HTTP/1.1 ${status}\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`;
}

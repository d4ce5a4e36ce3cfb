/** Reads a response with node's own parser, in process: what `node:http` makes of the same bytes. */

import { createRequire } from 'node:module';
import { readText } from '../../src/net/http/octets.ts';

/** As far as it is used here: it is not public, but a socket for each of millions of responses would take days. */
interface NodeParser {
  initialize(type: number, resource: object, maxHeaderBytes: number, lenientFlags: number): void;
  /** @returns the bytes that were read, or an error */
  execute(bytes: Buffer): number | Error;
  finish(): undefined | Error;
  [callback: number]: (...args: never[]) => unknown;
}

interface NodeParserClass {
  new (): NodeParser;
  readonly RESPONSE: number;
  readonly kOnHeaders: number;
  readonly kOnHeadersComplete: number;
  readonly kOnBody: number;
  readonly kOnMessageComplete: number;
  readonly kLenientNone: number;
  readonly kLenientAll: number;
}

const { HTTPParser } = createRequire(import.meta.url)('node:_http_common') as { HTTPParser: NodeParserClass };

export interface NodeResponse {
  /** Absent: the final head did not come to its end. */
  readonly status?: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  /** Whether head and body came to their ends, without an error. */
  readonly isComplete: boolean;
}

/** One for all: it costs more than to read a response. */
const parser = new HTTPParser();

/** @param isLenient - as with `insecureHTTPParser` */
export function readWithNode(bytes: Buffer, isLenient: boolean): NodeResponse {
  const reading = new NodeReading();
  parser.initialize(HTTPParser.RESPONSE, {}, 256 << 10, isLenient ? HTTPParser.kLenientAll : HTTPParser.kLenientNone);
  parser[HTTPParser.kOnHeaders] = (fields: string[]) => void reading.fields.push(...fields);
  parser[HTTPParser.kOnHeadersComplete] = (
    _major: number,
    _minor: number,
    fields: string[] | undefined,
    _method: unknown,
    _url: unknown,
    status: number,
  ) => reading.onHead(status, fields);
  parser[HTTPParser.kOnBody] = (part: Buffer) => void (reading.isComplete || reading.parts.push(Buffer.from(part)));
  parser[HTTPParser.kOnMessageComplete] = () => {
    // What comes then is of another response.
    reading.isComplete ||= reading.status !== undefined;
  };
  if (typeof parser.execute(bytes) === 'number') parser.finish();
  return reading;
}

class NodeReading implements NodeResponse {
  readonly parts: Buffer[] = [];
  /** Of a head with many headers, which come before it ends. */
  fields: string[] = [];
  status?: number;
  headers: [string, string][] = [];
  isComplete = false;

  /** @returns 1: there is no body */
  onHead(status: number, fields = this.fields): number {
    const isInterim = status >= 100 && status < 200 && status !== 101;
    if (!this.isComplete && !isInterim) {
      this.status = status;
      for (let i = 0; i < fields.length; i += 2) this.headers.push([fields[i] ?? '', textOf(fields[i + 1] ?? '')]);
    }
    this.fields = [];
    return isInterim ? 1 : 0;
  }

  get body(): Buffer {
    return Buffer.concat(this.parts);
  }
}

/** To node a header is a string of bytes. */
function textOf(value: string): string {
  return readText(Buffer.from(value, 'latin1'));
}

/** One request of a chain of redirects, and the head of what answers it: the same whoever makes the connection. */

import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { AttemptPhases, Leniency, TlsFacts } from '../../shared/stream/records.ts';
import type { HeaderField } from '../http/head.ts';
import type { Route } from '../route.ts';
import type { ResponseBody } from './response-body.ts';

/** A request as it is to be sent. */
export interface Hop {
  readonly url: URL;
  readonly method: string;
  /** All of them, `Host` too, in the order in which they are sent; strings of bytes. */
  readonly headers: readonly HeaderField[];
  readonly body: Uint8Array | undefined;
  readonly route: Route;
  /** Whether it goes to the origin that was asked first. */
  readonly isOriginal: boolean;
  /** Ends it as long as it is not answered; its reason is what is thrown. */
  readonly signal: AbortSignal;
  /** Called when the connection is made here: from then on its phases are told. */
  readonly onOwnConnection: () => void;
  /** Called when a phase of the connection is over, where that is known. @param address - of the other side, once connected */
  readonly onPhase: (phase: keyof AttemptPhases, address?: string) => void;
  /** Called when VS Code says over which proxy it goes. */
  readonly onProxy: (proxy: string) => void;
}

/** The head of a response, and its body, which nobody has read yet. */
export interface HopResponse {
  readonly status: number;
  readonly statusText: string;
  /** `1.1` for example. */
  readonly httpVersion: string;
  /** As they came, in their order; read as UTF-8 where they are UTF-8. */
  readonly headers: readonly HeaderField[];
  /** The values of a header, as strings of bytes. @param name - in lower case */
  readonly bytesOf: (name: string) => readonly string[];
  /** As they were sent. */
  readonly requestHeaders: readonly HeaderField[];
  readonly remoteAddress?: string;
  /** Between here and the server. */
  readonly tls?: TlsFacts;
  /** As it came; absent where node read it. */
  readonly rawHead?: string;
  /** What browsers read in the head though it is not as HTTP says. Absent: nothing. */
  readonly lenient?: readonly Leniency[];
  readonly body: ResponseBody;
}

/** What a socket tells of the connection that a response came over. @param url - what was asked */
export function connectionFacts(url: URL, socket: Socket): Pick<HopResponse, 'remoteAddress' | 'tls'> {
  const { remoteAddress } = socket;
  return {
    ...(remoteAddress !== undefined && { remoteAddress }),
    // With http: it would be that of the way to a proxy.
    ...(url.protocol === 'https:' && socket instanceof TLSSocket && { tls: tlsFacts(socket) }),
  };
}

function tlsFacts(socket: TLSSocket): TlsFacts {
  return {
    protocol: socket.getProtocol() ?? '',
    cipher: socket.getCipher().standardName,
    verified: socket.authorized,
  };
}

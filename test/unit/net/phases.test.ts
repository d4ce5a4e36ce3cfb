/** What is known of a request while it is under way. */

import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { describe, it } from 'node:test';
import { Connection } from '../../../src/net/connection/connection.ts';
import { resolveRequest } from '../../../src/net/request.ts';
import { plainRoute, type Route } from '../../../src/net/route.ts';
import { endings } from '../../../src/shared/messages/endings.ts';
import type { AttemptPhases, ConnectionAttempt } from '../../../src/shared/stream/records.ts';
import { selfSignedCertificate } from '../../support/certificate.ts';
import { IdleSink } from '../../support/idle-sink.ts';
import { Listening } from '../../support/listening.ts';
import { turnsUntil } from '../../support/turns.ts';

interface Watched extends Disposable {
  readonly connection: Connection;
  /** The newest attempt as it was after each change that said something new of it. */
  readonly seen: readonly (readonly string[])[];
  readonly attempt: () => ConnectionAttempt;
}

function watch(url: string, route: Partial<Route> = {}): Watched {
  const seen: string[][] = [];
  const connection = new Connection(
    { ...resolveRequest({ url, reconnect: 'never' }), route: { ...plainRoute, ...route } },
    new IdleSink(),
    () => {
      const phases = Object.keys(connection.attempts.at(-1)?.phases ?? {});
      if (phases.length > (seen.at(-1)?.length ?? 0)) seen.push(phases);
    },
  );
  connection.open();
  const attempt = (): ConnectionAttempt => connection.attempts.at(-1) ?? assert.fail('no attempt');
  return { connection, seen, attempt, [Symbol.dispose]: () => connection.dispose(endings.user()) };
}

/** Writes the parts, one after the other, as it is told to. */
class Teller {
  socket: Socket | undefined;

  readonly accept = (socket: Socket): void => {
    socket.once('data', () => void (this.socket = socket));
  };

  say(text: string): void {
    this.socket?.write(text);
  }
}

const all: readonly (keyof AttemptPhases)[] = ['connectedAt', 'sentAt', 'firstByteAt', 'firstBodyByteAt'];

function assertInOrder(phases: AttemptPhases | undefined, names: readonly (keyof AttemptPhases)[]): void {
  const times = names.map((name) => phases?.[name] ?? assert.fail(name));
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
}

describe('the phases of an attempt', () => {
  it('are known as soon as each is over, and each is told', async () => {
    const teller = new Teller();
    await using server = await Listening.start(createServer(teller.accept));
    using watched = watch(`http://127.0.0.1:${server.port}/`);
    await turnsUntil(() => teller.socket !== undefined && watched.attempt().phases?.sentAt !== undefined);
    assert.equal(watched.connection.state, 'connecting');
    assert.equal(watched.attempt().remoteAddress, '127.0.0.1');
    teller.say('HTTP/1.1 200 OK\r\n');
    await turnsUntil(() => watched.attempt().phases?.firstByteAt !== undefined);
    assert.equal(watched.attempt().headersAt, undefined);
    teller.say('Content-Type: text/event-stream\r\n\r\n');
    await turnsUntil(() => watched.connection.state === 'open');
    assert.equal(watched.attempt().phases?.firstBodyByteAt, undefined);
    teller.say('data: 1\n\n');
    await turnsUntil(() => watched.attempt().phases?.firstBodyByteAt !== undefined);
    assert.deepEqual(watched.seen.at(-1), all);
    assert.ok(watched.seen.length >= 4, 'each was told');
    assertInOrder(watched.attempt().phases, all);
  });

  it('have the handshake of TLS among them', async () => {
    const teller = new Teller();
    await using server = await Listening.start(createTlsServer(selfSignedCertificate(), teller.accept));
    using watched = watch(`https://127.0.0.1:${server.port}/`, { trustsAnyCertificate: true });
    await turnsUntil(() => watched.attempt().phases?.sentAt !== undefined);
    assertInOrder(watched.attempt().phases, ['connectedAt', 'securedAt', 'sentAt']);
  });

  it('are those of the last request where redirects led', async () => {
    const teller = new Teller();
    await using target = await Listening.start(createServer(teller.accept));
    const there = `http://127.0.0.1:${target.port}/`;
    const answer = `HTTP/1.1 302 Found\r\nLocation: ${there}\r\nContent-Length: 0\r\n\r\n`;
    await using server = await Listening.start(
      createServer((socket) => void socket.once('data', () => void socket.end(answer))),
    );
    using watched = watch(`http://127.0.0.1:${server.port}/`);
    await turnsUntil(() => teller.socket !== undefined && watched.attempt().phases?.sentAt !== undefined);
    assert.equal(watched.attempt().phases?.firstByteAt, undefined);
    assert.equal(watched.attempt().redirects?.[0]?.to, there);
  });

  it('are not known where VS Code makes the connection', async () => {
    const teller = new Teller();
    await using server = await Listening.start(createServer(teller.accept));
    using watched = watch(`http://127.0.0.1:${server.port}/`, { isDirect: async () => false });
    await turnsUntil(() => teller.socket !== undefined);
    teller.say('HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n:\n');
    await turnsUntil(() => watched.connection.state === 'open');
    assert.equal(watched.attempt().phases, undefined);
  });
});

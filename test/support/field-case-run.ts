/** Runs a case of the field: everything that a person is shown of it, and what of that the case asks for. */

import assert from 'node:assert/strict';
import { connectionStatus } from '../../src/host/streams/status.ts';
import { connectionDiagnoses } from '../../src/net/session/connection-diagnoses.ts';
import { catalogue } from '../../src/shared/diagnoses/catalogue.ts';
import type { FieldCase, Shown } from './field-case.ts';
import { FieldServer } from './field-server.ts';
import { WatchedSession } from './watched-session.ts';

/** @param engineFile - the worker's bundle */
export async function runFieldCase(engineFile: string, given: FieldCase): Promise<void> {
  const { answer = () => undefined, server: options, origin = 'http://127.0.0.1', path = '/events', shows } = given;
  await using server = await FieldServer.start(answer, options);
  const url = `${origin}:${server.port}${path}`;
  await using watched = await WatchedSession.open(engineFile, { url, ...given.request });
  await watched.waitFor((session) => isOver(session, shows));
  const said = told(watched);
  for (const pattern of shows.says ?? []) assert.match(said, pattern);
  if (shows.saysNot !== undefined) assert.doesNotMatch(said, shows.saysNot);
  if (shows.diagnoses !== undefined) {
    assert.deepEqual(kindsOf(watched).toSorted(), shows.diagnoses.toSorted());
  }
  if (shows.events !== undefined) {
    const events = await watched.read(1, 100);
    assert.deepEqual(
      events.map(({ type, data }) => [type, data]),
      shows.events,
    );
  }
  if (shows.requests !== undefined) assert.ok(shows.requests(server.requests), 'the requests are as they should be');
}

/** Whether what the case is about has come. */
function isOver(session: WatchedSession, { events = [], ends, endsIn, awaits }: Shown): boolean {
  if (awaits !== undefined) return status(session).pending?.awaits === awaits;
  if (endsIn !== undefined) return session.state === endsIn;
  if (ends === true) return session.state === 'waiting' || session.state === 'closed';
  return session.counts.received >= events.length && session.state === 'open';
}

function status({ connection }: WatchedSession): ReturnType<typeof connectionStatus> {
  return connectionStatus(connection, 0);
}

/** Only one stream is open. */
function diagnosesOf(session: WatchedSession): ReturnType<typeof connectionDiagnoses> {
  return connectionDiagnoses(session.connection, session.engine.progress.retryMs, () => []);
}

function kindsOf(session: WatchedSession): string[] {
  return diagnosesOf(session).map(({ kind }) => kind);
}

/** Status, advice, the start of a response that was refused, headers and diagnoses. */
function told(session: WatchedSession): string {
  const { text, advice = '', answer = '' } = status(session);
  const headers = session.attempts.at(-1)?.responseHeaders ?? [];
  const diagnoses = diagnosesOf(session).flatMap(({ kind, facts }) => {
    const { what, browsers, fix } = catalogue[kind];
    return [what(facts), browsers, fix(facts)];
  });
  return [text, advice, answer, ...headers.map((header) => header.join(': ')), ...diagnoses].join('\n');
}

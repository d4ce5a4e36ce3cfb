/**
 * Express 5 with better-sse: named events, ids, a reconnection time, comments; resumes after `Last-Event-ID`.
 *
 * GET /events?count=10&interval=2&drop=5: `drop` breaks the connection off after that event, once.
 */

import { setTimeout as delay } from 'node:timers/promises';
import { createSession } from 'better-sse';
import express from 'express';
import { announce, numbersAfter } from './listen.mjs';

async function answer(request, response) {
  const { count = '10', interval = '2', drop } = request.query;
  const doneId = Number(count) + 1;
  // A client that asks for more after the end is told to stop, as the standard provides.
  if (Number(request.get('last-event-id')) === doneId) {
    response.status(204).end();
    return;
  }
  const session = await createSession(request, response, { retry: 50 });
  for (const n of numbersAfter(session.lastId, count)) {
    if (n % 3 === 0) await session.batch((buffer) => buffer.comment(`before ${n}`).dispatch());
    session.push({ n, query: request.query }, n % 2 === 0 ? 'tick' : 'message', String(n));
    if (n === Number(drop)) {
      // Not `response.end()`: that would be a proper end. What was written goes out, then the connection breaks off.
      response.socket?.destroySoon();
      return;
    }
    await delay(Number(interval));
  }
  session.push({ total: Number(count) }, 'done', String(doneId));
  response.end();
}

const app = express();
// oxlint-disable-next-line oxc/no-async-endpoint-handlers -- Express 5 takes care of a handler that rejects
app.get('/events', answer);
const server = app.listen(0, '127.0.0.1', () => announce(server.address()));

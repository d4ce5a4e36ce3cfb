/** Fastify 5 with @fastify/sse. GET /events?count=10&interval=2; resumes after `Last-Event-ID`. */

import { setTimeout as delay } from 'node:timers/promises';
import sse from '@fastify/sse';
import Fastify from 'fastify';
import { announce, numbersAfter } from './listen.mjs';

const app = Fastify();
await app.register(sse);

app.get('/events', { sse: 'only' }, async (request, reply) => {
  for (const n of numbersAfter(reply.sse.lastEventId, request.query.count)) {
    const event = n % 2 === 0 ? { event: 'tick' } : {};
    await reply.sse.send({ id: String(n), ...event, data: { n, query: request.query }, retry: 50 });
    await delay(Number(request.query.interval ?? 2));
  }
  await reply.sse.send({ event: 'done', data: 'two\nlines' });
});

await app.listen({ host: '127.0.0.1', port: 0 });
announce(app.server.address());

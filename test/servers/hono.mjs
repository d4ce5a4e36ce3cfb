/** Hono 4 with streamSSE. GET /events?count=10&interval=2; resumes after `Last-Event-ID`. */

import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { announce, numbersAfter } from './listen.mjs';

const app = new Hono();

app.get('/events', (context) =>
  streamSSE(context, async (stream) => {
    for (const n of numbersAfter(context.req.header('last-event-id'), context.req.query('count'))) {
      const event = n % 2 === 0 ? { event: 'tick' } : {};
      await stream.writeSSE({ ...event, data: JSON.stringify({ n, query: context.req.query() }), id: String(n) });
      await stream.sleep(Number(context.req.query('interval') ?? 2));
    }
    await stream.writeSSE({ event: 'done', data: 'two\nlines', retry: 50 });
  }),
);

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, announce);

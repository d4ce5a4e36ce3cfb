/**
 * A Model Context Protocol server over streamable HTTP, from its SDK. POST /mcp; the tool `count` sends a progress
 * notification a step, in the event stream that answers the call.
 */

import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createMcpExpressApp } from '@modelcontextprotocol/sdk/server/express.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { announce } from './listen.mjs';

/** @type {Map<string, StreamableHTTPServerTransport>} */
const transports = new Map();

async function count({ to }, { _meta, sendNotification }) {
  const progressToken = _meta?.progressToken;
  // A client that gives no token wants no notifications.
  const steps = progressToken === undefined ? 0 : to;
  for (let progress = 1; progress <= steps; progress++) {
    const params = { progressToken, progress, total: to, message: `step ${progress}` };
    await sendNotification({ method: 'notifications/progress', params });
    await delay(2);
  }
  return { content: [{ type: 'text', text: `counted to ${to}` }] };
}

async function openTransport() {
  const server = new McpServer({ name: 'counter', version: '1.0.0' });
  const inputSchema = { to: z.number().int().positive() };
  server.registerTool('count', { description: 'Counts, and tells how far it is.', inputSchema }, count);
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    onsessioninitialized: (id) => void transports.set(id, transport),
  });
  await server.connect(transport);
  return transport;
}

async function answer(request, response) {
  const known = transports.get(request.get('mcp-session-id') ?? '');
  if (known === undefined && !isInitializeRequest(request.body)) {
    response.status(400).json({ error: 'Initialize first.' });
    return;
  }
  const transport = known ?? (await openTransport());
  await transport.handleRequest(request, response, request.body);
}

const app = createMcpExpressApp();
// oxlint-disable-next-line oxc/no-async-endpoint-handlers -- Express 5 takes care of a handler that rejects
app.post('/mcp', answer);
const server = app.listen(0, '127.0.0.1', () => announce(server.address()));

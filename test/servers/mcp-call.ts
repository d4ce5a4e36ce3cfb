/** A call of the test server's tool, as a client of the Model Context Protocol makes it. */

import type { StreamRequest } from '../../src/shared/stream/records.ts';

/** The revision of the protocol that the exchange below follows. */
const protocolVersion = '2025-06-18';

/**
 * Introduces itself to the server, and returns the request whose answer is an event stream: a notification a step, then
 * the result, each an event of type `message`.
 *
 * @param origin - of the server `mcp`
 * @param to - how far the tool counts
 */
export async function openMcpCall(origin: string, to: number): Promise<StreamRequest> {
  const url = `${origin}/mcp`;
  const headers = { Accept: 'application/json, text/event-stream', 'Content-Type': 'application/json' };
  const clientInfo = { name: 'test', version: '1.0.0' };
  const hello = rpc('initialize', { protocolVersion, capabilities: {}, clientInfo }, 1);
  const opened = await fetch(url, { method: 'POST', headers, body: hello });
  const text = await opened.text();
  const id = opened.headers.get('mcp-session-id');
  if (id === null) throw new Error(`The server does not know us: ${opened.status} ${text}`);
  const known = { ...headers, 'Mcp-Session-Id': id, 'MCP-Protocol-Version': protocolVersion };
  await fetch(url, { method: 'POST', headers: known, body: rpc('notifications/initialized') });
  const call = { name: 'count', arguments: { to }, _meta: { progressToken: 'progress-1' } };
  return { url, method: 'POST', headers: known, body: rpc('tools/call', call, 2) };
}

function rpc(method: string, params?: object, id?: number): string {
  return JSON.stringify({ jsonrpc: '2.0', id, method, params });
}

import type { ResolvedRequest } from '../../../net/request.ts';

/** For a page or node, with nothing to install: prints the stream's text as it arrives. A body from a file is for node. */
export function writeFetch(request: ResolvedRequest): string {
  const { url, method, headers, bodyFile, digest } = request;
  const has = (name: string): boolean => Object.keys(headers).some((other) => other.toLowerCase() === name);
  const given = { ...(has('accept') ? {} : { Accept: 'text/event-stream' }), ...headers };
  const lines = Object.entries(given).map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)},`);
  const isBodyLost = (method === 'GET' || method === 'HEAD') && bodyOf(request, has) !== undefined;
  const content = isBodyLost ? undefined : bodyOf(request, has);
  const lost = isBodyLost ? `// fetch cannot send a body with ${method}.\n` : '';
  const login = digest === undefined ? '' : '// fetch cannot log in with Digest.\n';
  const file = bodyFile === undefined || isBodyLost ? '' : "import { readFile } from 'node:fs/promises';\n\n";
  return `${file}${lost}${login}const response = await fetch(${JSON.stringify(url.href)}, {
  method: ${JSON.stringify(method)},
  headers: {
${lines.join('\n')}
  },${content === undefined ? '' : `\n  body: ${content},`}
});
if (!response.ok) throw new Error(\`\${response.status} \${response.statusText}\`);

for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
  console.log(text);
}
`;
}

/** Of a text fetch would say that it is `text/plain`, if nobody says what it is; of bytes it says nothing. */
function bodyOf({ body, bodyFile }: ResolvedRequest, has: (name: string) => boolean): string | undefined {
  if (bodyFile !== undefined) return `await readFile(${JSON.stringify(bodyFile)})`;
  if (body === undefined) return undefined;
  return has('content-type') ? JSON.stringify(body) : `new TextEncoder().encode(${JSON.stringify(body)})`;
}

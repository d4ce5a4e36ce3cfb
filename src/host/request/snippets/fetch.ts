import type { ResolvedRequest } from '../request.ts';

/** For a page or node, with nothing to install: prints the stream's text as it comes. A body from a file is for node. */
export function writeFetch({ url, method, headers, body, bodyFile }: ResolvedRequest): string {
  const has = Object.keys(headers).some((name) => name.toLowerCase() === 'accept');
  const given = { ...(has ? {} : { Accept: 'text/event-stream' }), ...headers };
  const lines = Object.entries(given).map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)},`);
  const file = bodyFile === undefined ? '' : "import { readFile } from 'node:fs/promises';\n\n";
  const content = bodyFile === undefined ? JSON.stringify(body) : `await readFile(${JSON.stringify(bodyFile)})`;
  return `${file}const response = await fetch(${JSON.stringify(url.href)}, {
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

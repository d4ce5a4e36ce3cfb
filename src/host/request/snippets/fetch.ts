import type { ResolvedRequest } from '../request.ts';

/** For a page or node, with nothing to install: prints the stream's text as it comes. */
export function writeFetch({ url, method, headers, body }: ResolvedRequest): string {
  const has = Object.keys(headers).some((name) => name.toLowerCase() === 'accept');
  const given = { ...(has ? {} : { Accept: 'text/event-stream' }), ...headers };
  const lines = Object.entries(given).map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)},`);
  return `const response = await fetch(${JSON.stringify(url.href)}, {
  method: ${JSON.stringify(method)},
  headers: {
${lines.join('\n')}
  },${body === undefined ? '' : `\n  body: ${JSON.stringify(body)},`}
});
if (!response.ok) throw new Error(\`\${response.status} \${response.statusText}\`);

for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
  console.log(text);
}
`;
}

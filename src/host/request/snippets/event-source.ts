import type { ResolvedRequest } from '../../../net/request.ts';

/** For a page, or for node with `--experimental-eventsource`. A browser's `EventSource` asks with GET and sends no headers. */
export function writeEventSource({ url, method, headers, body, bodyFile, digest }: ResolvedRequest): string {
  const names = Object.keys(headers);
  const lost = [
    ...(method === 'GET' ? [] : [`the method ${method}`]),
    ...names.map((name) => `the header ${name}`),
    ...(digest === undefined ? [] : ['a Digest login']),
    ...(body === undefined && bodyFile === undefined ? [] : ['the body']),
  ];
  return `${lost.length === 0 ? '' : `// EventSource cannot send ${lost.join(', ')}.\n`}const source = new EventSource(${JSON.stringify(url.href)});

source.onmessage = (event) => {
  console.log(event.data);
};

// Named events do not reach onmessage.
source.addEventListener('done', () => {
  source.close();
});

source.onerror = () => {
  console.log(source.readyState === EventSource.CLOSED ? 'closed' : 'reconnecting');
};
`;
}

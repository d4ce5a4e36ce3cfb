import type { ResolvedRequest } from '../request.ts';

/** Python, with the package `httpx-sse`. */
export function writeHttpxSse({ url, method, headers, body, bodyFile }: ResolvedRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `    ${python(name)}: ${python(value)},`);
  const options = [
    ...(lines.length === 0 ? [] : ['headers=headers']),
    ...(body === undefined ? [] : [`content=${python(body)}.encode()`]),
    ...(bodyFile === undefined ? [] : [`content=open(${python(bodyFile)}, "rb").read()`]),
  ];
  const args = ['client', python(method), python(url.href), ...options].join(', ');
  return `import httpx
from httpx_sse import connect_sse

${lines.length === 0 ? '' : `headers = {\n${lines.join('\n')}\n}\n\n`}with httpx.Client(timeout=None) as client:
    with connect_sse(${args}) as source:
        for event in source.iter_sse():
            print(event.event, event.data, event.id)
`;
}

/** A string literal of JSON is one of Python, but for characters beyond the first plane, which JSON may write as two. */
function python(text: string): string {
  return JSON.stringify(text);
}

import type { ResolvedRequest } from '../../../net/request.ts';

/**
 * Python, with the package `httpx-sse`. Not with its `connect_sse`, which puts a header `Accept` of its own instead of the
 * given one.
 */
export function writeHttpxSse({ url, method, headers, body, bodyFile, digest }: ResolvedRequest): string {
  const has = Object.keys(headers).some((name) => name.toLowerCase() === 'accept');
  const given = { ...(has ? {} : { Accept: 'text/event-stream' }), ...headers };
  const lines = Object.entries(given).map(([name, value]) => `    ${python(name)}: ${headerValue(value)},`);
  const options = [
    'headers=headers',
    ...(body === undefined ? [] : [`content=${python(body)}.encode()`]),
    ...(bodyFile === undefined ? [] : [`content=open(${python(bodyFile)}, "rb").read()`]),
    ...(digest === undefined ? [] : [`auth=httpx.DigestAuth(${python(digest.user)}, ${python(digest.password)})`]),
    ...target(url),
  ];
  const args = [python(method), python(url.href), ...options].join(', ');
  return `import httpx
from httpx_sse import EventSource

headers = {
${lines.join('\n')}
}

with httpx.Client(timeout=None) as client:
    with client.stream(${args}) as response:
        for event in EventSource(response).iter_sse():
            print(event.event, event.data, event.id)
`;
}

/** A string literal of JSON is one of Python, but for characters beyond the first plane, which JSON may write as two. */
function python(text: string): string {
  return JSON.stringify(text.toWellFormed());
}

/** httpx takes text as ASCII only, and no spaces around it, which mean nothing. */
function headerValue(value: string): string {
  const [plain] = /[^ \t](?:.*[^ \t])?|$/s.exec(value) ?? [''];
  // eslint-disable-next-line no-control-regex -- all of ASCII
  return /^[\x00-\x7f]*$/.test(plain) ? python(plain) : `${python(plain)}.encode("latin-1")`;
}

/** httpx writes some URLs anew: then it is also given what to send. */
function target({ pathname, search }: URL): readonly string[] {
  const path = `${pathname}${search}`;
  return /%(?![\da-f]{2})/i.test(path) ? [`extensions={"target": ${python(path)}.encode()}`] : [];
}

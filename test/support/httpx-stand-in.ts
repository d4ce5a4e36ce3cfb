/** Runs Python code that is written for httpx, and says what it tells it. */

import { execFile } from 'node:child_process';

export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  /** With lower-case names. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** A byte a character. */
  readonly body: string;
}

/** In the place of both packages, and as strict as they are: text in headers is ASCII, without blanks around it. */
const standIn = `
import contextlib, json, sys, types

def plain(value):
    sent = value if isinstance(value, bytes) else value.encode("ascii")
    assert sent == sent.strip(b" \\t"), sent
    return sent.decode("latin-1").strip()

class Client:
    def __init__(self, timeout=0): assert timeout is None
    def __enter__(self): return self
    def __exit__(self, *_): pass
    @contextlib.contextmanager
    def stream(self, method, url, headers={}, content=b"", extensions={}):
        assert isinstance(content, bytes)
        pairs = [[name.lower(), plain(value)] for name, value in headers.items()]
        target = extensions.get("target")
        if target is not None:
            url = url[:url.index("/", 8)] + target.decode("ascii")
        told.append({"method": method, "url": url, "headers": pairs, "body": content.decode("latin-1")})
        yield None

class EventSource:
    def __init__(self, response): pass
    def iter_sse(self): return []

told = []
for name, member in (("httpx", Client), ("httpx_sse", EventSource)):
    module = types.ModuleType(name)
    setattr(module, member.__name__, member)
    sys.modules[name] = module
for code in json.load(sys.stdin):
    exec(compile(code, "snippet", "exec"), {})
print(json.dumps(told))
`;

/** @throws the system's error when there is no Python */
export function httpxStandIn(code: readonly string[]): Promise<readonly ReceivedRequest[]> {
  return new Promise((resolve, reject) => {
    const child = execFile('python3', ['-c', standIn], { maxBuffer: 1 << 24 }, (error, stdout) => {
      if (error === null) resolve(JSON.parse(stdout) as readonly ReceivedRequest[]);
      else reject(error);
    });
    child.stdin?.end(JSON.stringify(code));
  });
}

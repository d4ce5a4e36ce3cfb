/**
 * Commands as people have them: copied from a browser's network panel, from documentation of language models (keys
 * replaced), from tutorials. `ORIGIN` stands for a server. For a POSIX shell, unless they say otherwise.
 */
export const curlCommands: readonly (readonly [what: string, command: string])[] = [
  ['a tutorial', 'curl ORIGIN/events'],
  ['a tutorial, without buffering', 'curl -N ORIGIN/events'],
  ['a tutorial, with the type', `curl -N -H "Accept: text/event-stream" ORIGIN/events?abc=xyz`],
  ['a prompt before it', '$ curl -sN ORIGIN/events'],
  ['short options in one', `curl -sSNL ORIGIN/a`],
  ['a method without a blank', `curl -XPOST ORIGIN/a`],
  ['a header without a blank', `curl -H'X-Key: 1' ORIGIN/a`],
  ['the URL as an option', `curl --url 'ORIGIN/a?b=c&d=e'`],
  ['a name and a password', `curl -u user:pass ORIGIN/a`],
  ['a login by Digest', `curl --digest -u "user:p'ass:x" ORIGIN/a`],
  ['a login by Digest in the URL', `curl --digest http://us%20er:pass@HOST/a`],
  ['a bearer token', `curl --oauth2-bearer abc.def ORIGIN/a`],
  ['a cookie', `curl -b 'session=1; theme=dark' ORIGIN/a`],
  ['an agent and a referer', `curl -A 'Mozilla/5.0 (X11)' -e 'https://example.org/' ORIGIN/a`],
  ['an empty header', `curl -H 'X-Empty;' ORIGIN/a`],
  ['a header twice', `curl -H 'X-Two: a' -H 'X-Two: b' ORIGIN/a`],
  ['the last event ID', `curl -N -H 'Last-Event-ID: 42' ORIGIN/events`],
  ['a form', `curl -d a=b -d 'c=d e' ORIGIN/a`],
  ['a form in the URL', `curl -G -d a=b --data-urlencode 'q=x y&z' ORIGIN/a`],
  ['encoded data', `curl --data-urlencode 'text=50 % (or so)!' --data-urlencode '=a=b' --data-urlencode 'ü' ORIGIN/a`],
  ['JSON by its own option', `curl --json '{"a":1}' ORIGIN/a`],
  ['JSON in two parts', `curl --json '{"a":' --json '1}' ORIGIN/a`],
  ['raw data with an at sign', `curl --data-raw '@me' ORIGIN/a`],
  ['an empty body', `curl -d '' ORIGIN/a`],
  ['PUT with a body', `curl -X PUT -H 'Content-Type: text/plain' -d 'hello' ORIGIN/a`],
  ['DELETE', `curl -X DELETE ORIGIN/a/1`],
  ['double quotation marks', `curl -H "X: a 'b' \\"c\\"" -d "{\\"a\\": \\"\\$b\\"}" ORIGIN/a`],
  ['line breaks in the body', `curl -d '{\n  "a": 1\n}' -H 'Content-Type: application/json' ORIGIN/a`],
  ['characters beyond ASCII', `curl -d 'grüße 🚀' ORIGIN/a`],
  [
    'OpenAI',
    `curl ORIGIN/v1/chat/completions \\
  -H "Content-Type: application/json" \\
  -H "Authorization: Bearer KEY" \\
  -d '{
    "model": "gpt-4o",
    "messages": [
      { "role": "developer", "content": "You are a helpful assistant." },
      { "role": "user", "content": "Hello!" }
    ],
    "stream": true
  }'`,
  ],
  [
    'Anthropic',
    `curl ORIGIN/v1/messages \\
     --header "anthropic-version: 2023-06-01" \\
     --header "content-type: application/json" \\
     --header "x-api-key: KEY" \\
     --data \\
'{
  "model": "claude-sonnet-4-5",
  "messages": [{"role": "user", "content": "Hello"}],
  "max_tokens": 256,
  "stream": true
}'`,
  ],
  [
    'Gemini',
    `curl "ORIGIN/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse" \\
  -H "x-goog-api-key: KEY" \\
  -H 'Content-Type: application/json' \\
  --no-buffer \\
  -d '{ "contents": [{ "parts": [{ "text": "Explain how AI works" }] }] }'`,
  ],
  [
    'Mistral',
    `curl --location "ORIGIN/v1/chat/completions" \\
     --header 'Content-Type: application/json' \\
     --header 'Accept: application/json' \\
     --header "Authorization: Bearer KEY" \\
     --data '{"model": "mistral-large-latest", "messages": [{"role": "user", "content": "Who is the most renowned French painter?"}], "stream": true}'`,
  ],
  [
    'Ollama',
    `curl ORIGIN/v1/chat/completions -d '{"model": "llama3.2", "stream": true, "messages": [{"role": "user", "content": "why is the sky blue?"}]}'`,
  ],
  [
    'an MCP server',
    `curl -N -X POST ORIGIN/mcp -H 'Content-Type: application/json' -H 'Accept: application/json, text/event-stream' -d '{"jsonrpc":"2.0","id":1,"method":"tools/list"}'`,
  ],
  [
    'Chrome, Copy as cURL (bash)',
    `curl 'ORIGIN/events?abc=xyz' \\
  -H 'Accept: text/event-stream' \\
  -H 'Accept-Language: en-GB,en;q=0.9' \\
  -H 'Cache-Control: no-cache' \\
  -H 'Connection: keep-alive' \\
  -b 'sessionid=abc123' \\
  -H 'DNT: 1' \\
  -H 'Referer: http://localhost:8000/' \\
  -H 'Sec-Fetch-Mode: cors' \\
  -H 'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36' \\
  -H 'sec-ch-ua: "Chromium";v="140", "Not=A?Brand";v="24"' \\
  -H 'sec-ch-ua-mobile: ?0'`,
  ],
  [
    'Chrome, with a body that has an apostrophe',
    `curl 'ORIGIN/chat' \\
  -H 'content-type: application/json' \\
  --data-raw $'{"text":"it\\'s\\\\n\\u0021 50%"}'`,
  ],
  [
    'Firefox, Copy as cURL (POSIX)',
    `curl 'ORIGIN/stream' --compressed -H 'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0' -H 'Accept: text/event-stream' -H 'Accept-Language: en-US,en;q=0.5' -H 'Connection: keep-alive' -H 'Priority: u=4' -H 'Pragma: no-cache' -H 'Cache-Control: no-cache'`,
  ],
  [
    'Safari',
    `curl 'ORIGIN/stream?x=1' \\
-X 'GET' \\
-H 'Accept: text/event-stream' \\
-H 'Sec-Fetch-Site: same-origin' \\
-H 'Cookie: a=b; c=d'`,
  ],
  ['an output that nobody wants', `curl -s -o /dev/null -w '%{http_code}' -D - ORIGIN/a`],
  [
    'GitHub’s style',
    `curl -L -X POST -H "Accept: application/vnd.github+json" -H "X-GitHub-Api-Version: 2022-11-28" ORIGIN/repos/a/b/dispatches -d '{"event_type":"x"}'`,
  ],
  ['a fragment', `curl 'ORIGIN/a?b=c#d'`],
];

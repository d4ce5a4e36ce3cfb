/** How the usual servers do it right: what a diagnosis refers to when it says how to fix something. */

/** In the order in which they are offered. */
export const frameworks = ['Django', 'Express', 'Fastify', 'Hono', 'FastAPI', 'Spring', 'Go', 'Rails'] as const;

export type Framework = (typeof frameworks)[number];

/** One way of doing it for each framework. */
export type Recipe = Readonly<Record<Framework, string>>;

/** An event of a type, with data, and the blank line that ends it. */
const sendEvent: Recipe = {
  Django: `yield "event: done\\ndata: {}\\n\\n"`,
  Express: 'res.write("event: done\\ndata: {}\\n\\n");',
  Fastify: 'reply.raw.write("event: done\\ndata: {}\\n\\n");',
  Hono: 'await stream.writeSSE({ event: "done", data: "{}" });',
  FastAPI: 'yield "event: done\\ndata: {}\\n\\n"  # in a StreamingResponse',
  Spring: 'emitter.send(SseEmitter.event().name("done").data("{}"));',
  Go: 'fmt.Fprint(w, "event: done\\ndata: {}\\n\\n"); flusher.Flush()',
  Rails: 'sse.write({}, event: "done")  # ActionController::Live::SSE',
};

/** Data that has line ends: one data line for each. */
const sendLines: Recipe = {
  Django: `yield "".join(f"data: {line}\\n" for line in text.splitlines()) + "\\n"`,
  Express: 'res.write(text.split("\\n").map((line) => `data: ${line}\\n`).join("") + "\\n");',
  Fastify: 'reply.raw.write(text.split("\\n").map((line) => `data: ${line}\\n`).join("") + "\\n");',
  Hono: 'await stream.writeSSE({ data: text }); // splits lines automatically',
  FastAPI: `yield "".join(f"data: {line}\\n" for line in text.splitlines()) + "\\n"`,
  Spring: 'emitter.send(SseEmitter.event().data(text)); // splits lines automatically',
  Go: 'for _, line := range strings.Split(text, "\\n") { fmt.Fprintf(w, "data: %s\\n", line) }; fmt.Fprint(w, "\\n")',
  Rails: 'sse.write(text)  # splits lines automatically',
};

/** JSON on one line. */
const sendJson: Recipe = {
  Django: `yield f"data: {json.dumps(value)}\\n\\n"`,
  Express: 'res.write(`data: ${JSON.stringify(value)}\\n\\n`);',
  Fastify: 'reply.raw.write(`data: ${JSON.stringify(value)}\\n\\n`);',
  Hono: 'await stream.writeSSE({ data: JSON.stringify(value) });',
  FastAPI: `yield f"data: {json.dumps(value)}\\n\\n"`,
  Spring: 'emitter.send(value, MediaType.APPLICATION_JSON);',
  Go: 'data, _ := json.Marshal(value); fmt.Fprintf(w, "data: %s\\n\\n", data); flusher.Flush()',
  Rails: 'sse.write(value)  # to_json on one line',
};

/** An ID that grows, and going on after the one that a reconnect brings. */
const resume: Recipe = {
  Django: `last = int(request.headers.get("Last-Event-ID", 0))  # then: yield f"id: {n}\\ndata: …\\n\\n" for n > last`,
  Express:
    'const last = Number(req.get("Last-Event-ID") ?? 0); // then: res.write(`id: ${n}\\ndata: …\\n\\n`) for n > last',
  Fastify:
    'const last = Number(request.headers["last-event-id"] ?? 0); // then write what comes after it, each with its id',
  Hono: 'const last = Number(c.req.header("Last-Event-ID") ?? 0); // then: writeSSE({ id: String(n), data }) for n > last',
  FastAPI: 'last = int(request.headers.get("last-event-id", 0))  # then yield what comes after it, each with its id',
  Spring: '@RequestHeader(name = "Last-Event-ID", defaultValue = "0") long last // then event().id(n) for n > last',
  Go: 'last, _ := strconv.Atoi(r.Header.Get("Last-Event-ID")) // then write what comes after it, each with its id',
  Rails: 'last = request.headers["Last-Event-ID"].to_i  # then sse.write(value, id: n) for n > last',
};

/** What reaches the network at once. */
const flush: Recipe = {
  Django:
    'Serve under ASGI (uvicorn, daphne) with an async generator, or under gunicorn with --worker-class gthread; no GZipMiddleware on this view.',
  Express:
    'Take the stream out of compression(): filter: (req, res) => !req.path.startsWith("/events"); or call res.flush() after each write.',
  Fastify: 'Write to reply.raw, and leave the route out of @fastify/compress: { compress: false }.',
  Hono: 'Use streamSSE(c, …), and do not put compress() before it.',
  FastAPI: 'Leave GZipMiddleware out for this route, and yield from an async generator that does not block.',
  Spring:
    'Return an SseEmitter or a Flux<ServerSentEvent>; server.compression.mime-types must not list text/event-stream.',
  Go: 'flusher, ok := w.(http.Flusher); call flusher.Flush() after each event, or http.NewResponseController(w).Flush().',
  Rails: 'include ActionController::Live, and no Rack::Deflater or Rack::ETag for this action.',
};

/** Headers of a response that is a stream. */
const headers: Recipe = {
  Django:
    'StreamingHttpResponse(events(), content_type="text/event-stream", headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"})',
  Express:
    'res.set({ "Content-Type": "text/event-stream", "Cache-Control": "no-cache", "X-Accel-Buffering": "no" }); res.flushHeaders();',
  Fastify:
    'reply.raw.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache", "X-Accel-Buffering": "no" });',
  Hono: 'streamSSE sets them; c.header("X-Accel-Buffering", "no") for nginx',
  FastAPI:
    'StreamingResponse(events(), media_type="text/event-stream", headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"})',
  Spring:
    '@GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE), and response.setHeader("X-Accel-Buffering", "no")',
  Go: 'w.Header().Set("Content-Type", "text/event-stream"); w.Header().Set("Cache-Control", "no-cache"); w.Header().Set("X-Accel-Buffering", "no")',
  Rails:
    'response.headers.merge!("Content-Type" => "text/event-stream", "Cache-Control" => "no-cache", "X-Accel-Buffering" => "no")',
};

/** A comment now and then, so that nothing on the way takes the stream for dead. */
const heartbeat: Recipe = {
  Django: `yield ": keep-alive\\n\\n"  # every 15 s in which nothing else is sent`,
  Express:
    'const timer = setInterval(() => res.write(": keep-alive\\n\\n"), 15_000); req.on("close", () => clearInterval(timer));',
  Fastify:
    'const timer = setInterval(() => reply.raw.write(": keep-alive\\n\\n"), 15_000); request.raw.on("close", () => clearInterval(timer));',
  Hono: 'await stream.write(": keep-alive\\n\\n"); await stream.sleep(15_000);',
  FastAPI: `yield ": keep-alive\\n\\n"  # every 15 s in which nothing else is sent`,
  Spring: '@Scheduled(fixedRate = 15_000) void beat() { emitter.send(SseEmitter.event().comment("keep-alive")); }',
  Go: 'case <-time.After(15 * time.Second): fmt.Fprint(w, ": keep-alive\\n\\n"); flusher.Flush()',
  Rails: 'sse.stream.write(": keep-alive\\n\\n")  # every 15 s',
};

/** Pages of other origins may read it. */
const cors: Recipe = {
  Django: 'django-cors-headers: CORS_ALLOWED_ORIGINS = ["https://app.example"]',
  Express: 'res.set("Access-Control-Allow-Origin", "https://app.example");',
  Fastify: 'await app.register(cors, { origin: "https://app.example" }); // and set the header on reply.raw by hand',
  Hono: 'app.use("/events", cors({ origin: "https://app.example" }));',
  FastAPI: 'app.add_middleware(CORSMiddleware, allow_origins=["https://app.example"])',
  Spring: '@CrossOrigin("https://app.example")',
  Go: 'w.Header().Set("Access-Control-Allow-Origin", "https://app.example")',
  Rails: 'rack-cors: allow { origins "https://app.example"; resource "/events", headers: :any, methods: [:get] }',
};

export const recipes = { sendEvent, sendLines, sendJson, resume, flush, headers, heartbeat, cors } satisfies Record<
  string,
  Recipe
>;

export type RecipeName = keyof typeof recipes;

/**
 * What all readers need: the recording as the response to whatever they request, and plain values out of what they give.
 *
 * A reader takes the bytes of a body and gives `{text, refusal, thinking, toolCalls, stopReason, usage, outputTokens}`, the
 * thinking as a list of its parts. What its library doesn't keep is undefined. It rejects when the library does.
 */

/** A fetch that sends no request: the response has the bytes as its body. */
export function fetchOf(bytes) {
  return () => Promise.resolve(new Response(bytes, { headers: { 'content-type': 'text/event-stream' } }));
}

/** Arguments of a call, parsed; as text where they aren't JSON. */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

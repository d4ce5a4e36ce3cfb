// Clients that others wrote, each used as its documentation says and keeping every event. See ../client.ts.
import { fetchEventSource } from '@microsoft/fetch-event-source';
import { createEventSource } from 'eventsource-client';
import { EventSource as LaunchDarklyEventSource } from 'launchdarkly-eventsource';
import { receiptOf } from '../client.ts';

/** @typedef {import('../client.ts').Client} Client */
/** @typedef {import('../client.ts').KeptEvent} KeptEvent */

// fetch-event-source is written for browsers: it takes `fetch` and timers from `window`, and a listener off the document.
Object.assign(globalThis, { window: globalThis, document: { removeEventListener: () => undefined } });

/** @type {Client} */
async function fetchEventSourceClient(url) {
  /** @type {KeptEvent[]} */
  const kept = [];
  await fetchEventSource(url, {
    openWhenHidden: true,
    onmessage: ({ event, data }) => void kept.push({ type: event === '' ? 'message' : event, data }),
    onerror: (error) => {
      throw error;
    },
  });
  return () => receiptOf(kept);
}

/** @type {Client} */
function eventSourceClient(url) {
  return new Promise((resolve) => {
    /** @type {KeptEvent[]} */
    const kept = [];
    const source = createEventSource({
      url,
      onMessage: ({ event = 'message', data }) => {
        kept.push({ type: event, data });
        if (event !== 'done') return;
        source.close();
        resolve(() => receiptOf(kept));
      },
    });
  });
}

/** @type {Client} */
function launchDarkly(url) {
  return new Promise((resolve, reject) => {
    /** @type {KeptEvent[]} */
    const kept = [];
    const source = new LaunchDarklyEventSource(url);
    const keep = (/** @type {KeptEvent} */ { type, data }) => void kept.push({ type, data });
    for (const type of ['price', 'trade', 'news', 'message']) source.addEventListener(type, keep);
    source.addEventListener('error', reject);
    source.addEventListener('done', (/** @type {KeptEvent} */ event) => {
      keep(event);
      source.close();
      resolve(() => receiptOf(kept));
    });
  });
}

/** By the name of their package. */
export const peers = {
  '@microsoft/fetch-event-source': fetchEventSourceClient,
  'eventsource-client': eventSourceClient,
  'launchdarkly-eventsource': launchDarkly,
};

/** Kinds of notes about what events carry, and about how they arrive. */

import type { NoteEntry } from './note.ts';

export const dataNotes = {
  neverOnMessage: {
    number: 301,
    severity: 'hint',
    title: 'onmessage is never called',
    what: ({ types }) => `All events have a type of their own (${types}).`,
    browsers: 'Browsers call onmessage for events of the type “message” alone; these need addEventListener.',
    mend: () => 'Nothing is wrong if the page listens for the types. Else leave the event line out.',
  },
  similarTypes: {
    number: 302,
    severity: 'warning',
    title: 'Types that are nearly the same',
    what: ({ type, other }) => `The types “${type}” and “${other}” differ by capitals or blanks alone.`,
    browsers: 'Browsers compare types exactly: a listener for the one does not get the other.',
    mend: () => 'Use one spelling, and no blank at its end.',
    recipe: 'sendEvent',
  },
  notJsonHere: {
    number: 303,
    severity: 'warning',
    title: 'Not JSON, for once',
    what: ({ type }) => `Data of “${type}” is JSON nearly always, but not here.`,
    browsers: 'Browsers hand over any text; JSON.parse in the page throws.',
    mend: () => 'Send errors and ends as events of a type of their own.',
    recipe: 'sendJson',
  },
  doubleJson: {
    number: 304,
    severity: 'hint',
    title: 'JSON inside a JSON string',
    what: () => 'The data is a JSON string which holds JSON once more.',
    browsers: 'Browsers do not read JSON at all; the page has to parse twice.',
    mend: () => 'Serialize once: what a framework turns into JSON by itself must not be a string of JSON.',
    recipe: 'sendJson',
  },
  largeEvent: {
    number: 305,
    severity: 'hint',
    title: 'Very large event',
    what: ({ bytes }) => `An event has ${bytes} bytes.`,
    browsers: 'Browsers hold it whole in memory, and hand it over only when its last byte has come.',
    mend: () => 'Send large things in parts, or send a URL where they can be fetched.',
  },
  stall: {
    number: 306,
    severity: 'hint',
    title: 'Unusual silence',
    what: ({ seconds, usual }) => `Nothing came for ${seconds} s; usually events come within ${usual} s.`,
    browsers: 'Browsers wait, for ever if need be.',
    mend: () => 'If nothing was to be said: send a comment now and then, so that clients and proxies can tell.',
    recipe: 'heartbeat',
  },
  portions: {
    number: 501,
    severity: 'warning',
    title: 'Events come in portions',
    what: ({ times }) =>
      `Events are cut where the network paused: ${times} times a part of an event arrived, and the rest only later. Something on the way fills a buffer before it sends.`,
    browsers: 'Browsers get the events late, and many at once.',
    mend: () =>
      'Flush after each event, and let no compression, middleware or proxy collect the answer. “Ask again without compression” shows whether compression is the cause.',
    recipe: 'flush',
  },
  allAtEnd: {
    number: 502,
    severity: 'warning',
    title: 'All events came at the end',
    what: ({ events, seconds }) =>
      `${events} events came within a moment at the end, ${seconds} s after the request. The answer was held back as a whole.`,
    browsers: 'Browsers get nothing until the end.',
    mend: () =>
      'Flush after each event; a server or middleware that needs the whole answer (a length, a checksum, compression) must be left out.',
    recipe: 'flush',
  },
} satisfies Record<string, NoteEntry>;

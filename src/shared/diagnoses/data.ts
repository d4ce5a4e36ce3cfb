/** Kinds of diagnoses about what events carry, and about how they arrive. */

import { t } from '@vscode/l10n';
import type { DiagnosisEntry } from './diagnosis.ts';

export const dataEntries = {
  neverOnMessage: {
    number: 301,
    severity: 'hint',
    title: t('onmessage is never called'),
    what: (facts) => t('Every event is named ({types}), so onmessage never fires.', facts),
    browsers: t('Browsers call onmessage only for events of type “message”; these need addEventListener.'),
    fix: () => t('Fine if your page uses addEventListener for these types; otherwise, remove the event: lines.'),
  },
  similarTypes: {
    number: 302,
    severity: 'warning',
    title: t('Nearly identical types'),
    what: (facts) => t('The types “{type}” and “{other}” differ only in capitalization or spaces.', facts),
    browsers: t('Browsers compare types exactly: a listener for the one does not get the other.'),
    fix: () => t('Use one spelling, with no trailing space.'),
    recipe: 'sendEvent',
  },
  notJsonHere: {
    number: 303,
    severity: 'warning',
    title: t('Unexpected non-JSON data'),
    what: (facts) => t('Data of type “{type}” is nearly always JSON, but not here.', facts),
    browsers: t('Browsers pass on any text; JSON.parse in the page throws.'),
    fix: () => t('Send errors and ends as events with their own type.'),
    recipe: 'sendJson',
  },
  doubleJson: {
    number: 304,
    severity: 'hint',
    title: t('JSON inside a JSON string'),
    what: () => t('The data is a JSON string that contains JSON.'),
    browsers: t('Browsers do not read JSON at all; the page has to parse twice.'),
    fix: () => t('Serialize once: don’t pass a JSON string to a framework that serializes automatically.'),
    recipe: 'sendJson',
  },
  largeEvent: {
    number: 305,
    severity: 'hint',
    title: t('Very large event'),
    what: (facts) => t('An event has {bytes} bytes.', facts),
    browsers: t('Browsers keep the whole event in memory and dispatch it only after its last byte arrives.'),
    fix: () => t('Send large things in parts, or send a URL where they can be fetched.'),
  },
  lineNotJson: {
    number: 308,
    severity: 'error',
    title: t('A line that isn’t JSON'),
    what: () => t('The response has a JSON value per line, but this line isn’t valid JSON.'),
    browsers: t('Browsers don’t read such responses as event streams; clients that parse each line fail at this one.'),
    fix: () => t('Serialize each value onto one line, without line breaks in it, and write nothing else.'),
    recipe: 'sendJson',
  },
  stall: {
    number: 306,
    severity: 'hint',
    title: t('Unusual silence'),
    what: (facts) => t('Nothing arrived for {seconds} s; events usually arrive within {usual} s.', facts),
    browsers: t('Browsers wait, indefinitely if necessary.'),
    fix: () =>
      t(
        'If there was nothing to send, send a comment now and then so that clients and proxies know the stream is alive.',
      ),
    recipe: 'heartbeat',
  },
  burst: {
    number: 307,
    severity: 'hint',
    title: t('Unusual burst'),
    what: (facts) => t('{events} or more events arrived within a second; usually it is at most {usual}.', facts),
    browsers: t('Browsers call a listener for each event; a page that redraws each time freezes meanwhile.'),
    fix: () =>
      t('If something repeats or has started over, fix that. Otherwise, send what belongs together as one event.'),
  },
  portions: {
    number: 501,
    severity: 'warning',
    title: t('Events arrive in pieces'),
    what: (facts) =>
      t(
        'Events are cut where the network paused: {times} times, part of an event arrived and the rest only later. Something in between fills a buffer before it sends.',
        facts,
      ),
    browsers: t('Browsers get the events late, and many at once.'),
    fix: () =>
      t(
        'Flush after each event, and make sure that no compression, middleware or proxy buffers the response. “Ask again without compression” shows whether compression is the cause.',
      ),
    recipe: 'flush',
  },
  allAtEnd: {
    number: 502,
    severity: 'warning',
    title: t('All events arrived at the end'),
    what: (facts) =>
      t(
        '{events} events arrived all at once at the end, {seconds} s after the request. The whole response was held back.',
        facts,
      ),
    browsers: t('Browsers get nothing until the end.'),
    fix: () =>
      t(
        'Flush after each event, and remove any server or middleware that needs the whole response (for a length, a checksum or compression).',
      ),
    recipe: 'flush',
  },
} satisfies Record<string, DiagnosisEntry>;

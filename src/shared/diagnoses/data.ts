/** Kinds of notes about what events carry, and about how they arrive. */

import { t } from '@vscode/l10n';
import type { DiagnosisEntry } from './diagnosis.ts';

export const dataEntries = {
  neverOnMessage: {
    number: 301,
    severity: 'hint',
    title: t('onmessage is never called'),
    what: (facts) => t('All events have a type of their own ({types}).', facts),
    browsers: t('Browsers call onmessage for events of the type “message” alone; these need addEventListener.'),
    fix: () => t('Nothing is wrong if the page listens for the types. Else leave the event line out.'),
  },
  similarTypes: {
    number: 302,
    severity: 'warning',
    title: t('Types that are nearly the same'),
    what: (facts) => t('The types “{type}” and “{other}” differ by capitals or blanks alone.', facts),
    browsers: t('Browsers compare types exactly: a listener for the one does not get the other.'),
    fix: () => t('Use one spelling, and no blank at its end.'),
    recipe: 'sendEvent',
  },
  notJsonHere: {
    number: 303,
    severity: 'warning',
    title: t('Not JSON, for once'),
    what: (facts) => t('Data of “{type}” is JSON nearly always, but not here.', facts),
    browsers: t('Browsers hand over any text; JSON.parse in the page throws.'),
    fix: () => t('Send errors and ends as events of a type of their own.'),
    recipe: 'sendJson',
  },
  doubleJson: {
    number: 304,
    severity: 'hint',
    title: t('JSON inside a JSON string'),
    what: () => t('The data is a JSON string which holds JSON once more.'),
    browsers: t('Browsers do not read JSON at all; the page has to parse twice.'),
    fix: () => t('Serialize once: what a framework turns into JSON by itself must not be a string of JSON.'),
    recipe: 'sendJson',
  },
  largeEvent: {
    number: 305,
    severity: 'hint',
    title: t('Very large event'),
    what: (facts) => t('An event has {bytes} bytes.', facts),
    browsers: t('Browsers hold it whole in memory, and hand it over only when its last byte has come.'),
    fix: () => t('Send large things in parts, or send a URL where they can be fetched.'),
  },
  stall: {
    number: 306,
    severity: 'hint',
    title: t('Unusual silence'),
    what: (facts) => t('Nothing came for {seconds} s; usually events come within {usual} s.', facts),
    browsers: t('Browsers wait, for ever if need be.'),
    fix: () => t('If nothing was to be said: send a comment now and then, so that clients and proxies can tell.'),
    recipe: 'heartbeat',
  },
  burst: {
    number: 307,
    severity: 'hint',
    title: t('Unusual burst'),
    what: (facts) => t('{events} events and more came within a second; usually it is {usual} at most.', facts),
    browsers: t('Browsers call a listener for each; a page that draws each time stands still meanwhile.'),
    fix: () =>
      t(
        'If something repeats itself or fell back to its beginning: mend that. Else send what belongs together as one event.',
      ),
  },
  portions: {
    number: 501,
    severity: 'warning',
    title: t('Events come in portions'),
    what: (facts) =>
      t(
        'Events are cut where the network paused: {times} times a part of an event arrived, and the rest only later. Something on the way fills a buffer before it sends.',
        facts,
      ),
    browsers: t('Browsers get the events late, and many at once.'),
    fix: () =>
      t(
        'Flush after each event, and let no compression, middleware or proxy collect the answer. “Ask again without compression” shows whether compression is the cause.',
      ),
    recipe: 'flush',
  },
  allAtEnd: {
    number: 502,
    severity: 'warning',
    title: t('All events came at the end'),
    what: (facts) =>
      t(
        '{events} events came within a moment at the end, {seconds} s after the request. The answer was held back as a whole.',
        facts,
      ),
    browsers: t('Browsers get nothing until the end.'),
    fix: () =>
      t(
        'Flush after each event; a server or middleware that needs the whole answer (a length, a checksum, compression) must be left out.',
      ),
    recipe: 'flush',
  },
} satisfies Record<string, DiagnosisEntry>;

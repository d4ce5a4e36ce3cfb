import { describe, it } from 'node:test';
import { copyPart } from '../../../src/page/model/copy-part.ts';
import { faultText } from '../../../src/page/details/text/data-fault.ts';
import { compareChosen, compareWithPrevious, stepToSameType } from '../../../src/page/details/event-steps.ts';
import { imageOf } from '../../../src/page/details/text/image-data.ts';
import { blankRule, problemOfRule } from '../../../src/page/request/rule-draft.ts';
import { problemOfFailure } from '../../../src/page/filter/search-problem.ts';
import { formatCount } from '../../../src/page/ui/format.ts';
import { defaultLayout, pathProblem } from '../../../src/page/model/columns.ts';
import { jsonHint } from '../../../src/page/model/body-hints.ts';
import { problemOfHeader } from '../../../src/page/request/header-problem.ts';
import { untakenWarning } from '../../../src/page/model/pasted-command.ts';
import { type GridLayout, maxPathChars, maxPathColumns } from '../../../src/shared/stream/columns.ts';
import { type Message, messageText } from '../../../src/shared/messages/message.ts';
import { explainPending } from '../../../src/page/status/pending-text.ts';
import type { Awaited } from '../../../src/shared/stream/phases.ts';
import { assertOpens, type Case, eachCase, type CasesAt, type openedInPageCode } from '../../support/message-cases.ts';

import { queryCases } from './query-messages.ts';

function header(name: string, value: string): string | undefined {
  const problem = problemOfHeader({ enabled: true, name, value }, true);
  return problem && messageText(problem.explanation);
}

const hush = ['hush'];

/** With as many columns as there can be. */
const layout: GridLayout = {
  ...defaultLayout,
  columns: Array.from({ length: maxPathColumns }, (_, i) => ({ id: `$.p${i}`, isShown: true })),
};

/** A log in which no event has another of its type, and those that are compared are gone. */
const alone = { sameType: async () => undefined, compare: async () => false };

/** What is said to those who do not see the screen. */
async function said(act: (panel: EventTarget) => Promise<void>): Promise<string> {
  const panel = new EventTarget();
  let text = '';
  panel.addEventListener('announce', (event) => {
    text = (event as CustomEvent<string>).detail;
  });
  await act(panel);
  return text;
}

const hugeGif = Buffer.from('GIF89a\xff\xff\xff\xff\0\0', 'latin1').toString('base64');

function refusedImage(text: string): string | undefined {
  const image = imageOf(text);
  return 'problem' in image ? messageText(image.problem) : undefined;
}

/** Waited for so long that it has a cause to look for. */
function slow(awaits: Awaited): Case<(host: string) => Message> {
  const phase = { awaits, since: 1000, begunAt: 1000, host: 'h:1' };
  return {
    facts: ['h:1'],
    open: () => {
      const cause = explainPending(phase, 16_000);
      return cause && messageText(cause);
    },
  };
}

const cases: CasesAt<typeof openedInPageCode> = {
  header: {
    noName: { facts: [], open: () => header('', 'hush'), secrets: hush },
    badName: { facts: [], open: () => header('a b', 'hush'), secrets: hush },
    controlInValue: { facts: [], open: () => header('a', 'hush\u0001'), secrets: hush },
    beyondBytes: { facts: [], open: () => header('a', 'hush€'), secrets: hush },
  },
  body: {
    notJson: {
      facts: [1, 8, 'a comma or }'],
      open: () => jsonHint({ url: '', method: 'POST', parameters: [], body: '{"a":1 "hush"}' }),
      secrets: hush,
    },
  },
  curl: { untaken: { facts: [['-k', '-x', '-x']], open: () => untakenWarning(['-k', '-x', '-x']) } },
  query: queryCases,
  search: {
    noPattern: {
      facts: ['unterminated group'],
      open: () => problemOfFailure({ kind: 'invalid', message: 'unterminated group' }).text,
    },
    slow: { facts: ['1,234'], open: () => problemOfFailure({ kind: 'slow', seq: 1234 }).text },
    failed: {
      facts: ['1', 'too much recursion'],
      open: () => problemOfFailure({ kind: 'error', seq: 1, message: 'too much recursion' }).text,
    },
  },
  connecting: {
    lookup: slow('lookup'),
    connection: slow('connection'),
    handshake: slow('handshake'),
    sending: slow('sending'),
    headers: slow('headers'),
    restOfHeaders: slow('restOfHeaders'),
    response: slow('response'),
  },
  stopRule: { badPath: { facts: ['$.a['], open: () => problemOfRule({ ...blankRule, kind: 'path', path: '$.a[' }) } },
  column: {
    noPath: { facts: [], open: () => pathProblem(layout, '') },
    noDollar: { facts: ['user'], open: () => pathProblem(layout, 'user') },
    tooLong: { facts: [maxPathChars], open: () => pathProblem(layout, `$.${'a'.repeat(maxPathChars)}`) },
    taken: { facts: [], open: () => pathProblem(layout, '$.p0') },
    tooMany: { facts: [maxPathColumns], open: () => pathProblem(layout, '$.other') },
    incomplete: { facts: [], open: () => pathProblem(layout, '$.a[', '$.p0') },
    invalid: { facts: ['b'], open: () => pathProblem(layout, '$.a b', '$.p0') },
  },
  event: {
    notCopied: { facts: [], open: async () => (await copyPart({ copy: async () => false }, 1, 'data')).said },
    notCompared: { facts: [], open: () => said((panel) => compareChosen(panel, alone, 1, 2)) },
    noEarlier: { facts: [], open: () => said((panel) => compareWithPrevious(panel, alone, 1)) },
    noLater: { facts: [], open: () => said(async (panel) => void (await stepToSameType(panel, alone, 1, 1))) },
    partlyFetched: { facts: [], open: () => faultText('dropped') },
    tooLongForTree: { facts: [formatCount(64 << 20)], open: () => faultText('tooLong') },
    tooManyForTree: { facts: [formatCount(4_000_000)], open: () => faultText('tooMany') },
    imageDamaged: { facts: [], open: () => refusedImage('iVBORw0KGgo') },
    imageTooLong: { facts: [formatCount(1 << 20)], open: () => refusedImage(`<svg>${' '.repeat(1 << 20)}</svg>`) },
    imageTooLarge: { facts: [formatCount(64 << 20)], open: () => refusedImage(hugeGif) },
    svgAnimated: { facts: [], open: () => refusedImage('<svg><animate/></svg>') },
    svgContains: { facts: ['<image>'], open: () => refusedImage('<svg><image/></svg>') },
    svgTooComplex: { facts: [], open: () => refusedImage('<svg id="a"><use href="#a"/></svg>') },
  },
};

describe('a message of the page', () => {
  for (const { theme, name, given } of eachCase(cases)) {
    it(`is opened: ${theme}.${name}`, () => assertOpens(theme, name, given));
  }
});

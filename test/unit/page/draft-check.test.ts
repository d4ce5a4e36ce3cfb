import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { DraftCheck } from '../../../src/page/model/draft-check.ts';
import type { DraftProblem, RequestDraft } from '../../../src/shared/boundary/page.ts';

/** URLs that the host was asked about, each with what gives it an answer. */
let asked: { url: string; answer: (problems: readonly DraftProblem[]) => void }[];
let found: (readonly DraftProblem[])[];
let check: DraftCheck;
beforeEach(() => {
  asked = [];
  found = [];
  const checkDraft = ({ url }: RequestDraft): Promise<readonly DraftProblem[]> =>
    new Promise((answer) => void asked.push({ url, answer }));
  check = new DraftCheck({ checkDraft }, (problems) => found.push(problems));
});

function draft(url: string): RequestDraft {
  return { url, method: 'GET', parameters: [] };
}

const urls = (): string[] => asked.map(({ url }) => url);

describe('the check of a draft', () => {
  it('waits for a pause, and is about the newest draft', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    check.soon(draft('{{a'));
    check.soon(draft('{{a}}'));
    t.mock.timers.tick(499);
    check.soon(draft('{{a}}/x'));
    t.mock.timers.tick(499);
    assert.deepEqual(urls(), []);
    t.mock.timers.tick(1);
    assert.deepEqual(urls(), ['{{a}}/x']);
  });

  it('asks for nothing without variables, and no more about what was there before', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    check.now(draft('h'));
    check.soon(draft('{{a}}'));
    check.soon(draft('h/{{"a":1}}'));
    t.mock.timers.tick(10_000);
    assert.deepEqual(urls(), []);
  });

  it('leaves answers aside that come too late', async () => {
    check.now(draft('{{old}}'));
    check.now(draft('{{new}}'));
    const [old, newest] = asked;
    newest?.answer([{ place: 'url', text: 'new' }]);
    old?.answer([{ place: 'url', text: 'old' }]);
    await new Promise(setImmediate);
    assert.deepEqual(found, [[{ place: 'url', text: 'new' }]]);
  });
});

import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { CallFailure } from '../../../src/page/ui/call-failure.ts';
import type { Host } from '../../../src/page/ui/host.ts';
import { hostArguments } from '../../../src/shared/boundary/host-functions.ts';

interface Question {
  readonly m: string;
  readonly i: string;
  readonly a: readonly unknown[];
}

const aDay = 86_400_000;

/** A page whose messages to the host are kept. @param begin - called with each call of the page */
async function connected(begin?: () => () => void) {
  const sent: Question[] = [];
  let tell = (_event: { readonly data: unknown }): void => {};
  Object.assign(globalThis, {
    acquireVsCodeApi: () => ({ postMessage: (message: Question) => sent.push(message) }),
    addEventListener: (_type: string, listener: typeof tell) => void (tell = listener),
  });
  const { connectHost } = await import('../../../src/page/ui/host.ts');
  const { host } = connectHost({} as never, begin);
  const answer = ({ i }: Question, result: object): void => tell({ data: { t: 's', i, ...result } });
  return { host, sent, answer };
}

describe('the host as the page calls it', () => {
  it('has all the time that a person takes, with every call', async () => {
    // Before birpc is loaded: it keeps the clock that it finds.
    mock.timers.enable({ apis: ['setTimeout'] });
    const { host, sent, answer } = await connected();
    const names = Object.keys(hostArguments) as (keyof Host)[];
    const answers = names.map((name) => (host[name] as () => Promise<unknown>)());
    await Promise.resolve();
    mock.timers.tick(aDay);
    for (const question of sent) answer(question, { r: question.m });
    assert.deepEqual(await Promise.all(answers), names);
    mock.timers.reset();
  });

  it('has the functions of the boundary and no others, and sends no argument more than they take', async () => {
    const { host, sent } = await connected();
    assert.deepEqual(Object.keys(host).sort(), Object.keys(hostArguments).sort());
    void (host.clear as (...args: unknown[]) => unknown)(new Event('click'));
    void (host.sameType as (...args: unknown[]) => unknown)(7, -1, 'more');
    await Promise.resolve();
    assert.deepEqual(
      sent.map(({ m, a }) => [m, a]),
      [
        ['clear', []],
        ['sameType', [7, -1]],
      ],
    );
  });

  it('says when a call begins, and when it has succeeded', async () => {
    const calls: string[] = [];
    const { host, sent, answer } = await connected(() => {
      calls.push('begin');
      return () => calls.push('succeed');
    });
    const [cleared, shown] = [host.clear(), host.storage()];
    await Promise.resolve();
    for (const question of sent) answer(question, question.m === 'clear' ? { e: new Error('gone') } : {});
    const ends = await Promise.allSettled([cleared, shown]);
    assert.deepEqual(
      ends.map(({ status }) => status),
      ['rejected', 'fulfilled'],
    );
    assert.deepEqual(calls, ['begin', 'begin', 'succeed']);
  });
});

describe('what is said of a call that failed', () => {
  it('goes with the first call to succeed that began after the person went on', () => {
    let changes = 0;
    const failure = new CallFailure(() => changes++);
    const before = failure.begin();
    failure.report(new Error('gone'));
    const own = failure.begin();
    failure.goOn();
    before();
    own();
    assert.equal(failure.reason, 'gone');
    failure.begin()();
    assert.equal(failure.reason, undefined);
    assert.equal(changes, 2);
  });

  it('stays when another call fails meanwhile', () => {
    const failure = new CallFailure(() => {});
    failure.report('first');
    failure.goOn();
    const succeed = failure.begin();
    failure.report('second');
    succeed();
    assert.equal(failure.reason, 'second');
  });
});

import assert from 'node:assert/strict';
import { describe, it, mock, type TestContext } from 'node:test';
import { dispatch } from '../../../src/engine/door/dispatch.ts';
import { type Call, hostCalls } from '../../../src/engine/client/messages.ts';
import { hostArguments } from '../../../src/shared/boundary/host-functions.ts';
import {
  askedQuestions,
  engineQuestions,
  type QuestionName,
  questionNames,
} from '../../../src/shared/boundary/questions.ts';
import { blockOf, newEngine } from '../../support/engine-feed.ts';

/** What an argument may be: of these, a guard takes the first one that it knows. */
const candidates = [2, 1, 'next', 'x', true, [], { only: [], hide: [] }] as const;

/** What no question can be asked with. */
const strange = [undefined, Number.NaN, -7, 0.5, 'constructor', { valueOf: () => 1 }] as const;

function argumentsOf(name: QuestionName): unknown[] {
  return engineQuestions[name].takes.map((guard) => {
    const argument = candidates.find((candidate) => guard(candidate));
    assert.ok(argument !== undefined, `${name} takes none of the candidates`);
    return argument;
  });
}

const chunk = (delta: object): string =>
  `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices: [{ index: 0, delta }] })}\n\n`;
/** Three parts of an answer. */
const answer = [{ reasoning_content: 'why' }, { content: 'so!' }, { reasoning_content: 'but' }].map(chunk).join('');

/** Four events, of which two are looked for, and those of an answer. */
function fedEngine(): ReturnType<typeof newEngine> {
  const engine = newEngine();
  engine.push(blockOf('data: a\n\nevent: x\ndata: bcdef\n\n: a comment\ndata: d\n\nevent: x\ndata: e\n\n' + answer, 5));
  engine.setAnnotations({ kinds: ['comment'], gapMs: 1000 });
  engine.setFind({ only: ['x'], hide: [] });
  while (engine.isSearching) engine.search();
  while (!engine.answers.isAtRest) engine.answers.advance();
  return engine;
}

/** The answer of the engine to a question that comes as a message. */
function answerTo(engine: ReturnType<typeof newEngine>, name: string, args: readonly unknown[]): unknown {
  return dispatch(engine, { method: name, args } as unknown as Call, () => assert.fail('nothing has changed'));
}

describe('a question of the page', () => {
  for (const name of questionNames) {
    it(`${name} is answered by the engine's own method`, (t: TestContext) => {
      mock.timers.enable({ apis: ['Date'], now: 1000 });
      t.after(() => mock.timers.reset());
      const args = argumentsOf(name);
      const direct = fedEngine();
      const expected: unknown = Reflect.apply(direct[name] as (...args: unknown[]) => unknown, direct, args);
      assert.notEqual(expected, undefined);
      assert.deepEqual(answerTo(fedEngine(), name, args), expected);
    });

    it(`${name} is refused with arguments of the wrong shape`, () => {
      const { takes } = engineQuestions[name];
      assert.equal(hostArguments[name], takes);
      for (const [index, guard] of takes.entries())
        for (const value of strange) assert.equal(guard(value), false, `${String(value)} at ${index}`);
    });
  }

  it('is handed on with its name and its arguments', async () => {
    const asked: unknown[] = [];
    const functions = askedQuestions(async (name, ...args) => {
      asked.push([name, ...args]);
      return engineQuestions[name].withoutStream;
    });
    assert.deepEqual(Object.keys(functions), questionNames);
    assert.equal(await functions.findRow(3, 'previous'), null);
    assert.equal(await functions.seqAt(4), 0);
    assert.equal(await functions.dataPiece(5, 6, 7), undefined);
    assert.deepEqual(asked, [
      ['findRow', 3, 'previous'],
      ['seqAt', 4],
      ['dataPiece', 5, 6, 7],
    ]);
  });
});

describe('the calls of the engine', () => {
  it('are in one of the two tables, and what is in neither is refused', () => {
    const engine = fedEngine();
    assert.deepEqual(
      questionNames.filter((name) => Object.hasOwn(hostCalls, name)),
      [],
    );
    for (const name of [...questionNames, ...Object.keys(hostCalls)])
      assert.equal(typeof Reflect.get(engine, name), 'function', name);
    const others = ['push', 'search', 'progress', 'memory', 'constructor', 'toString', '__proto__', 'nothing'];
    for (const name of others)
      assert.throws(() => answerTo(engine, name, []), new TypeError(`The engine has no function ${name}.`));
  });

  it('say so when they may have changed the progress', () => {
    const changing: string[] = [];
    const args: Partial<Record<string, unknown[]>> = {
      endBody: [true],
      setLastEventId: ['a'],
      setStopRules: [[]],
      setLimits: [{ maxEvents: 2, maxBytes: 1e9 }],
      setFilter: [{ only: ['x'], hide: [] }],
      setFind: [null],
      setAnnotations: [{ kinds: [], gapMs: 1 }],
      attempt: [{ attempt: 1, phase: 'ended', text: 'x', time: 1 }],
      judge: [[]],
    };
    for (const name of ['beginBody', 'clear', 'diagnoses', ...Object.keys(args)]) {
      const call = { method: name, args: args[name] ?? [] } as unknown as Call;
      dispatch(fedEngine(), call, () => changing.push(name));
    }
    assert.deepEqual(changing, ['beginBody', 'clear', 'endBody', 'setLastEventId', 'setStopRules', 'setLimits']);
  });
});

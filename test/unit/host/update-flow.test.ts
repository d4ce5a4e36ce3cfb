import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Update, UpdateFlow } from '../../../src/host/panel/update-flow.ts';

/** A page that draws when it is told to. */
class Screen {
  isVisible = true;
  /** What was sent and not answered yet, oldest first. */
  readonly underway: { readonly update: Update; answer(isDrawn: boolean): void }[] = [];
  sent = 0;
  readonly flow = new UpdateFlow(
    () => this.isVisible,
    (update) => this.#take(update),
  );

  #take(update: Update): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.sent++;
    this.underway.push({ update, answer: resolve });
    return promise;
  }

  /** Answers the oldest update, and waits until that has had its effect. */
  async answer(isDrawn = true): Promise<void> {
    this.underway.shift()?.answer(isDrawn);
    await nextTurn();
  }
}

function begun(): Screen {
  const screen = new Screen();
  screen.flow.begin();
  assert.equal(screen.sent, 1, 'a page is sent the state at once');
  return screen;
}

describe('the flow of updates', () => {
  it('sends nothing before there is a page', () => {
    const screen = new Screen();
    screen.flow.changed();
    assert.equal(screen.sent, 0);
  });

  it('has two under way at most, however much changes, and goes on with the newest state', async () => {
    const screen = begun();
    for (let n = 0; n < 1000; n++) screen.flow.changed();
    assert.equal(screen.sent, 2);
    await screen.answer();
    assert.equal(screen.sent, 3);
    await screen.answer();
    await screen.answer();
    assert.equal(screen.sent, 3, 'nothing has changed since');
    screen.flow.changed();
    assert.equal(screen.sent, 4);
  });

  it('sends nothing to a page that nobody sees, and the state when it is seen', () => {
    const screen = begun();
    screen.isVisible = false;
    screen.flow.changed();
    assert.equal(screen.sent, 1);
    screen.isVisible = true;
    screen.flow.changed();
    assert.equal(screen.sent, 2);
  });

  it('waits for a change when an update was not drawn', async () => {
    const screen = begun();
    screen.flow.changed();
    screen.flow.changed();
    await screen.answer(false);
    assert.equal(screen.sent, 2);
    screen.flow.changed();
    assert.equal(screen.sent, 3);
  });

  it('a page that comes is sent the state, whatever the one before it left unanswered', async () => {
    const screen = begun();
    screen.flow.changed();
    const [old] = screen.underway.splice(0);
    screen.flow.begin();
    assert.equal(screen.sent, 3);
    assert.equal(old?.update.isCurrent(), false);
    assert.equal(screen.underway[0]?.update.isCurrent(), true);
    old?.answer(false);
    await nextTurn();
    screen.flow.changed();
    screen.flow.changed();
    assert.equal(screen.sent, 4, 'the old answer did not count for the new page');
  });

  it('sends nothing between a page that ended and the next one, and counts no answer of the old one', async () => {
    const screen = begun();
    screen.flow.changed();
    const old = screen.underway.splice(0);
    screen.flow.end();
    screen.flow.changed();
    assert.equal(screen.sent, 2);
    screen.flow.begin();
    assert.equal(screen.sent, 3);
    for (const sent of old) {
      assert.equal(sent.update.isCurrent(), false);
      sent.answer(false);
    }
    await nextTurn();
    screen.flow.changed();
    screen.flow.changed();
    assert.equal(screen.sent, 4);
  });

  it('pauses after an update that replaces all, but not for what a person did', async () => {
    const screen = begun();
    screen.underway[0]?.update.replacesAll();
    await screen.answer();
    screen.flow.changed();
    assert.equal(screen.sent, 1);
    screen.flow.changedByPerson();
    assert.equal(screen.sent, 2);
  });

  it('goes on by itself after the pause', async () => {
    const screen = begun();
    screen.underway[0]?.update.replacesAll();
    await screen.answer();
    screen.flow.changed();
    while (screen.sent === 1) await nextTurn();
    assert.equal(screen.sent, 2);
  });

  it('leaves nothing behind at its end', async () => {
    const screen = begun();
    screen.underway[0]?.update.replacesAll();
    screen.flow.changed();
    screen.flow.end();
    await screen.answer();
    screen.flow.changed();
    assert.equal(screen.sent, 1);
    assert.deepEqual(
      process.getActiveResourcesInfo().filter((name) => name === 'Timeout'),
      [],
    );
  });
});

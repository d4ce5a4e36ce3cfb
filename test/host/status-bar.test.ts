import assert from 'node:assert/strict';
import { type StatusBarItem, window } from 'vscode';
import { type ShownStream, StreamStatusBar } from '../../src/host/monitor/status-bar.ts';
import { instead } from './support/stand-ins.ts';

const idle: ShownStream = {
  state: 'open',
  counts: { received: 3, kept: 3, dropped: 0, comments: 0, bytes: 9 },
  title: 'h/events',
  isFailed: false,
  isSilent: false,
};

const inState = (state: ShownStream['state']): ShownStream => ({ ...idle, state });

describe('the status bar', () => {
  let told: string[];
  let item: StatusBarItem;
  let bar: StreamStatusBar;
  const rates = { rateOf: () => 3.2, sum: 6.4 };

  beforeEach(async () => {
    told = [];
    const own = { show: () => told.push('show'), hide: () => told.push('hide') };
    item = new Proxy(own as unknown as StatusBarItem, {
      set: (target, name, value) => {
        if (name === 'text') told.push(value as string);
        return Reflect.set(target, name, value);
      },
    });
    bar = await instead(
      window,
      'createStatusBarItem',
      () => item,
      () => new StreamStatusBar(rates),
    );
  });

  it('is told of streams and their rate when what it shows changes, and not of each measurement', () => {
    const streams = (...states: ShownStream['state'][]): ShownStream[] => states.map((state) => inState(state));
    for (let n = 0; n < 5; n++) bar.update(streams('open'));
    for (let n = 0; n < 5; n++) bar.update(streams('open', 'waiting', 'closed'));
    for (let n = 0; n < 5; n++) bar.update(streams('closed'));
    assert.deepEqual(told, ['$(broadcast) 1 · 6.4/s', 'show', '$(broadcast) 2 · 6.4/s', 'show', 'hide']);
  });

  it('lists the streams in its tooltip', () => {
    bar.update([idle, { ...idle, title: 'h/other', state: 'connecting' }]);
    assert.equal(item.tooltip, 'SSE Monitor\nh/events: 3.2/s · 3 events\nh/other: connecting · 3 events');
    assert.equal(
      item.accessibilityInformation?.label,
      'SSE Monitor, h/events: 3.2/s · 3 events, h/other: connecting · 3 events',
    );
  });

  it('warns when a stream failed or is silent, and not any more once it is gone', () => {
    const background = (): string | undefined => item.backgroundColor?.id;
    bar.update([idle]);
    assert.equal(background(), undefined);
    bar.update([idle, { ...idle, state: 'closed', isFailed: true }]);
    assert.equal(item.text, '$(broadcast) 1 · 6.4/s · 1 failed');
    assert.equal(background(), 'statusBarItem.warningBackground');
    bar.update([{ ...idle, isSilent: true }]);
    assert.equal(item.text, '$(broadcast) 1 · 6.4/s · 1 silent');
    assert.equal(background(), 'statusBarItem.warningBackground');
    bar.update([idle]);
    assert.equal(background(), undefined);
  });
});

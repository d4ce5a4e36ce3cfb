import assert from 'node:assert/strict';
import { type StatusBarItem, window } from 'vscode';
import { StreamStatusBar } from '../../src/host/monitor/status-bar.ts';
import type { ConnectionState } from '../../src/shared/stream/records.ts';
import { instead } from './support/stand-ins.ts';

describe('the status bar', () => {
  it('is told of streams when they open and close, not of each event that comes', async () => {
    const told: string[] = [];
    const item = new Proxy(
      { show: () => told.push('show'), hide: () => told.push('hide') } as unknown as StatusBarItem,
      {
        set: (target, name, value) => {
          if (name === 'text') told.push(value as string);
          return Reflect.set(target, name, value);
        },
      },
    );
    const bar = await instead(
      window,
      'createStatusBarItem',
      () => item,
      () => new StreamStatusBar(),
    );
    const streams = (...states: ConnectionState[]): { state: ConnectionState }[] => states.map((state) => ({ state }));

    for (let frame = 0; frame < 5; frame++) bar.update(streams('connecting'));
    for (let frame = 0; frame < 5; frame++) bar.update(streams('open'));
    for (let frame = 0; frame < 5; frame++) bar.update(streams('open', 'waiting', 'closed'));
    for (let frame = 0; frame < 5; frame++) bar.update(streams('closed'));

    assert.deepEqual(told, ['$(broadcast) 1', 'show', '$(broadcast) 1', 'show', '$(broadcast) 2', 'show', 'hide']);
  });
});

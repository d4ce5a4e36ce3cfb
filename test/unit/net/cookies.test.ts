import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Cookies } from '../../../src/net/connection/cookies.ts';
import type { CookieRow } from '../../../src/shared/stream/records.ts';

const url = new URL('http://localhost:8000/a/events');

function jarOf(...lines: string[]): Cookies {
  const jar = new Cookies();
  jar.take(url, lines);
  return jar;
}

const row: CookieRow = { name: 'n', value: 'v', domain: 'localhost', path: '/', secure: false, httpOnly: false };

describe('the cookies', () => {
  it('are sent to their host and path, whatever the port', () => {
    const jar = jarOf('a=1; Path=/', 'b=2', 'c=3; Path=/other');
    assert.equal(jar.headerFor(url, ''), 'b=2; a=1');
    assert.equal(jar.headerFor(new URL('http://localhost:9000/'), ''), 'a=1');
    assert.equal(jar.headerFor(new URL('http://127.0.0.1:8000/'), ''), '');
  });

  it('that the person sends stay and win', () => {
    const jar = jarOf('a=1; Path=/', 'b=2; Path=/');
    assert.equal(jar.headerFor(url, 'a=own; x=y'), 'a=own; x=y; b=2');
    assert.equal(new Cookies().headerFor(url, 'a=own'), 'a=own');
  });

  it('of secure hosts go to this machine without TLS too, and elsewhere not', () => {
    assert.equal(jarOf('a=1; Secure; Path=/').headerFor(url, ''), 'a=1');
    const jar = new Cookies();
    jar.take(new URL('https://h.example/'), ['a=1; Secure']);
    assert.equal(jar.headerFor(new URL('http://h.example/'), ''), '');
    assert.equal(jar.headerFor(new URL('https://h.example/'), ''), 'a=1');
  });

  it('that are malformed, for another host or for a public suffix are left aside', () => {
    const jar = new Cookies();
    jar.take(new URL('http://a.example.com/'), [
      '=',
      'x=1; Domain=other.com',
      'y=1; Domain=com',
      'z=1; Domain=example.com',
    ]);
    assert.deepEqual(
      jar.rows.map(({ name, domain }) => [name, domain]),
      [['z', '.example.com']],
    );
  });

  it('are let go of, those first that came first, when a server sets ever more', () => {
    const jar = new Cookies();
    for (let n = 1; n <= 1000; n++) jar.take(url, [`c${n}=${n}`]);
    assert.equal(jar.rows.length, 180);
    const names = new Set(jar.rows.map(({ name }) => name));
    assert.ok(names.has('c1000') && names.has('c821') && !names.has('c820'));
  });

  it('of one site push out none of another, however many there are, in one response or over redirects', () => {
    const jar = new Cookies();
    const home = new URL('http://app.example.com/');
    jar.take(home, ['session=1', 'wide=1; Domain=example.com']);
    const others = ['http://127.0.0.1/', 'http://evil.test/', 'http://[::1]/', 'http://a.evil.co.uk/', 'http://db/'];
    for (const other of others) {
      for (let n = 0; n < 200; n += 100) {
        jar.take(
          new URL(other),
          Array.from({ length: 100 }, (_, i) => `c${n + i}=1`),
        );
      }
      assert.equal(jar.headerFor(new URL(other), '').split('; ').length, 180);
    }
    for (let n = 0; n < 190; n++) jar.take(new URL(`http://h${n}.evil.org/`), ['a=1']);
    assert.equal(jar.headerFor(home, ''), 'session=1; wide=1');
    assert.equal(jar.rows.filter(({ domain }) => domain.endsWith('evil.org')).length <= 180, true);
  });

  it('are a thousand in all: those go first that were not used for longest, of the site that has most', () => {
    const jar = new Cookies();
    jar.take(url, ['session=1']);
    for (let n = 0; n < 20; n++) {
      jar.take(
        new URL(`http://site${n}.test/`),
        Array.from({ length: 180 }, (_, i) => `c${i}=1`),
      );
    }
    assert.equal(jar.rows.length, 1000);
    const counts = Map.groupBy(jar.rows, ({ domain }) => domain);
    assert.equal(counts.get('localhost')?.length, 1);
    for (let n = 0; n < 20; n++) assert.ok((counts.get(`site${n}.test`)?.length ?? 0) >= 49, `${n}`);
  });

  it('that are sent stay longer than those that are not', (test) => {
    test.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const jar = new Cookies();
    const set = (from: number, to: number, path: string): void => {
      for (let n = from; n < to; n++) jar.take(url, [`c${n}=1; Path=${path}`]);
      test.mock.timers.tick(1);
    };
    set(0, 90, '/a');
    set(90, 180, '/b');
    jar.headerFor(url, '');
    test.mock.timers.tick(1);
    set(180, 270, '/b');
    assert.deepEqual(jar.rows.filter(({ path }) => path === '/a').length, 90);
    assert.ok(!jar.rows.some(({ name }) => name === 'c90'));
  });

  it('expire', () => {
    const jar = jarOf('a=1', 'b=2');
    jar.take(url, ['a=; Max-Age=0', 'b=2; Expires=Thu, 01 Jan 1970 00:00:00 GMT']);
    assert.equal(jar.rows.length, 0);
    jar.take(url, ['c=3; Expires=Fri, 01 Jan 2100 00:00:00 GMT', 'd=4; Max-Age=1000000']);
    assert.equal(jar.rows[0]?.expires, Date.UTC(2100, 0, 1));
    assert.ok((jar.rows[1]?.expires ?? 0) > Date.now());
  });

  it('with Max-Age expire so long after they were set, however often they are sent', (test) => {
    test.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const set = Date.now();
    const jar = jarOf('a=1; Max-Age=2', 'b=2; Max-Age=99999999999999999');
    test.mock.timers.setTime(set + 1500);
    assert.equal(jar.headerFor(url, ''), 'a=1; b=2');
    assert.equal(jar.rows[0]?.expires, set + 2000);
    test.mock.timers.setTime(set + 2500);
    assert.equal(jar.headerFor(url, ''), 'b=2');
  });

  it('can be put in, changed and removed', () => {
    const jar = new Cookies();
    let changes = 0;
    jar.onDidChange = () => changes++;
    assert.equal(jar.put(row), undefined);
    assert.deepEqual(jar.rows, [row]);
    assert.equal(jar.headerFor(url, ''), 'n=v');
    assert.equal(jar.put({ ...row, name: 'm', value: 'w' }, row), undefined);
    assert.deepEqual(
      jar.rows.map(({ name, value }) => [name, value]),
      [['m', 'w']],
    );
    jar.remove({ ...row, name: 'm' });
    assert.deepEqual(jar.rows, []);
    assert.equal(jar.headerFor(url, ''), '');
    assert.equal(changes, 3);
  });

  it('come back as they were put in', () => {
    const jar = new Cookies();
    const rows = [
      { ...row, domain: '.example.com', path: '/a', secure: true, httpOnly: true, expires: Date.UTC(2100, 0, 1) },
      { ...row, domain: '127.0.0.1' },
      { ...row, domain: 'example.com', name: 'o' },
    ];
    for (const each of rows) assert.equal(jar.put(each), undefined);
    assert.deepEqual(new Set(jar.rows), new Set(rows));
  });

  const refused: [Partial<CookieRow>, RegExp][] = [
    [{ name: '' }, /needs a name/],
    [{ name: 'a b' }, /no spaces/],
    [{ value: 'a b' }, /can’t contain spaces, commas/],
    [{ value: 'a;b' }, /semicolons/],
    [{ domain: '' }, /needs a domain/],
    [{ domain: 'a b' }, /not a host name/],
    [{ domain: '.com' }, /public suffix/],
    [{ path: 'a' }, /begins with \//],
  ];
  for (const [change, reason] of refused) {
    it(`are refused with ${JSON.stringify(change)}`, () => {
      const jar = new Cookies();
      assert.match(jar.put({ ...row, ...change }) ?? '', reason);
      assert.deepEqual(jar.rows, []);
    });
  }
});

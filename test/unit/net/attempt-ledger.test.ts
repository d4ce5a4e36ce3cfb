import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import { AttemptLedger } from '../../../src/net/connection/attempt-ledger.ts';
import { bodyOf } from '../../support/body.ts';
import { redactNothing, redactor } from '../../../src/net/redaction.ts';
import { endings } from '../../../src/shared/messages/endings.ts';
import type { EngineProgress } from '../../../src/shared/stream/engine.ts';

function progress(received: number): EngineProgress {
  const counts = { received, kept: received, dropped: 0, comments: 0, bytes: 10 * received };
  return { blocks: 0, counts, lastEventId: '', ruleNotices: [] };
}

const answered = {
  status: 200,
  statusText: 'OK',
  headers: [],
  requestHeaders: [],
  finalUrl: 'http://a/',
  httpVersion: '1.1',
  body: bodyOf(new PassThrough()),
  release: () => {},
};

describe('the ledger of attempts', () => {
  it('keeps the newest thousand, under their own numbers', () => {
    const ledger = new AttemptLedger();
    for (let n = 1; n <= 1010; n++) {
      ledger.begin('GET', 'http://a/', progress(n));
      ledger.end(endings.serverEnded(), progress(n + 1));
    }
    assert.equal(ledger.count, 1010);
    assert.equal(ledger.entries.length, 1000);
    assert.equal(ledger.entries[0]?.number, 11);
    assert.equal(ledger.entries.at(-1)?.number, 1010);
    assert.ok(ledger.entries.every(({ events, bytes }) => events === 1 && bytes === 10));
  });

  it('takes out of what it keeps what must not be seen', () => {
    const ledger = new AttemptLedger(redactor(['hush']));
    ledger.begin('GET', 'http://a/?k=hush', progress(0), undefined, 'proxy hush:1');
    ledger.sent('id of hush');
    const [{ url, finalUrl, lastEventIdSent, via } = assert.fail('it keeps nothing')] = ledger.entries;
    assert.deepEqual(
      [url, finalUrl, lastEventIdSent, via],
      ['http://a/?k=•••', 'http://a/?k=•••', 'id of •••', 'proxy •••:1'],
    );
  });

  it('looks through each redirect once, however often its connections make progress', () => {
    const looked: string[] = [];
    const redact = Object.assign(
      (text: string) => {
        looked.push(text);
        return redactNothing(text);
      },
      { beginning: redactNothing.beginning },
    );
    const ledger = new AttemptLedger(redact);
    ledger.begin('GET', 'http://a/', progress(0));
    const redirects = [1, 2, 3].map((n) => ({
      url: `http://a/${n}`,
      method: 'GET',
      status: 302,
      statusText: 'Found',
      to: `http://a/to/${n}`,
      changed: [],
    }));
    for (let count = 1; count <= redirects.length; count++)
      for (const phase of ['lookedUpAt', 'connectedAt', 'sentAt'])
        ledger.progressed({ phases: { [phase]: 1 }, redirects: redirects.slice(0, count), challenges: [] });
    assert.deepEqual(ledger.entries[0]?.redirects, redirects);
    assert.deepEqual(
      looked.filter((text) => text.includes('/to/')),
      redirects.map(({ to }) => to),
    );
  });

  it('keeps the beginning of a huge ID', () => {
    const ledger = new AttemptLedger();
    const id = 'a'.repeat(1e6);
    ledger.begin('GET', 'http://a/', progress(0));
    ledger.sent(id);
    ledger.answered({ ...answered, requestHeaders: [['Last-Event-ID', id]] });
    const shown = `${'a'.repeat(4096)}…`;
    assert.equal(ledger.entries[0]?.lastEventIdSent, shown);
    assert.deepEqual(ledger.entries[0].requestHeaders, [['Last-Event-ID', shown]]);
  });

  it('hides what may be secret in what was sent', () => {
    const ledger = new AttemptLedger();
    ledger.begin('GET', 'http://a/', progress(0));
    ledger.answered({
      ...answered,
      headers: [['Set-Cookie', 'a=b']],
      requestHeaders: [
        ['Accept', 'text/event-stream'],
        ['authorization', 'Bearer hush'],
        ['X-Session-Token', 'hush'],
      ],
    });
    assert.deepEqual(ledger.entries[0]?.requestHeaders, [
      ['Accept', 'text/event-stream'],
      ['authorization', '•••'],
      ['X-Session-Token', '•••'],
    ]);
    assert.equal(JSON.stringify(ledger.entries).includes('hush'), false);
  });

  it('notes the first event once, and what was waited', () => {
    const ledger = new AttemptLedger();
    ledger.begin('GET', 'http://a/', progress(5), { ms: 3000, setBy: 'default' });
    const entry = ledger.entries[0] ?? assert.fail();
    ledger.account(progress(5));
    assert.equal(entry.firstEventAt, undefined);
    ledger.account(progress(6));
    const first = entry.firstEventAt;
    assert.equal(typeof first, 'number');
    ledger.account(progress(7));
    assert.equal(entry.firstEventAt, first);
    assert.deepEqual(entry.wait, { ms: 3000, setBy: 'default' });
  });

  it('knows which attempt an event came in', () => {
    const ledger = new AttemptLedger();
    assert.equal(ledger.attemptOf(1), undefined);
    for (const [before, after] of [
      [0, 3],
      [3, 3],
      [3, 5],
    ] as const) {
      ledger.begin('GET', 'http://a/', progress(before));
      ledger.end(endings.serverEnded(), progress(after));
    }
    ledger.begin('GET', 'http://a/', progress(5));
    const attempts = [1, 3, 4, 5, 6].map((seq) => ledger.attemptOf(seq)?.number);
    assert.deepEqual(attempts, [1, 1, 3, 3, 4]);
  });
});

describe('the head of a response in the ledger', () => {
  const redact = redactor(['hush', 'long-secret-of-somebody']);

  function shown(response: Partial<Parameters<AttemptLedger['answered']>[0]>) {
    const ledger = new AttemptLedger(redact);
    ledger.begin('GET', 'http://a/', progress(0));
    ledger.answered({ ...answered, ...response });
    return ledger.entries[0] ?? assert.fail('it keeps nothing');
  }

  it('is as it came, without secrets and the values of cookies', () => {
    const head =
      'HTTP/1.1 200 hush\nset-cookie : a=b; Path=/\r\n  Set-Cookie: c=d\r\nX: set-cookie: 1\r\nSet-Cookie: e=f\r\n g\r\nY: z\r\n\r\n';
    assert.equal(
      shown({ rawHead: head }).rawHead,
      'HTTP/1.1 200 •••\nset-cookie : a=•••; Path=/\r\n  •••\r\nX: set-cookie: 1\r\nSet-Cookie: e=•••\r\n •••\r\nY: z\r\n\r\n',
    );
  });

  it('has no secrets in what was lenient, nor the beginning of one that was cut', () => {
    const lenient = [
      { kind: 'bareLineFeed', text: 'Set-Cookie: a=b; Secure␊' },
      { kind: 'noColon', text: 'x hush long-secret-of-some' },
    ] as const;
    assert.deepEqual(shown({ lenient }).lenient, [
      { kind: 'bareLineFeed', text: 'Set-Cookie: a=•••; Secure␊' },
      { kind: 'noColon', text: 'x ••• •••' },
    ]);
  });

  it('has no secrets in redirects, and their words stay', () => {
    const hop = { method: 'GET', status: 302, statusText: 'hush', changed: ['host'] } as const;
    const redirects = [{ ...hop, url: 'http://a/?k=hush', to: 'http://b/hush' }];
    assert.deepEqual(shown({ redirects }).redirects, [
      { ...hop, statusText: '•••', url: 'http://a/?k=•••', to: 'http://b/•••' },
    ]);
  });

  it('is bounded, whatever the server sends', () => {
    const headers = Array.from({ length: 900 }, (_, i): [string, string] => [`X-${i}`, 'a'.repeat(300)]);
    const rawHead = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const hop = { method: 'GET', status: 302, statusText: 'a'.repeat(1e5), changed: [] };
    const redirects = [{ ...hop, url: `http://a/${'a'.repeat(1e5)}`, to: `http://a/${'a'.repeat(1e5)}` }];
    const { responseHeaders = [], ...entry } = shown({ headers, rawHead, redirects });
    assert.equal(responseHeaders.length, 900);
    assert.deepEqual(responseHeaders[0], headers[0]);
    assert.ok(JSON.stringify([responseHeaders, entry]).length < 70_000);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { hidden, redactor } from '../../../src/net/redaction.ts';
import { assertGrowsNoFaster } from '../../support/growth.ts';
import { encodings } from '../../support/encodings.ts';

/** Letters that no encoding changes, and that no secret has. */
const around = ['zqzqzq', 'zzqqzq'] as const;

/** Characters with a meaning in some encoding, in patterns and in paths, and others. */
const specials = [
  '%',
  '%41',
  '\\',
  '\\u0041',
  '&',
  '&amp;',
  '+',
  ' ',
  '/',
  '"',
  "'",
  '<',
  '.',
  '$',
  '^',
  '(',
  '[',
  '*',
];
const secret = fc
  .array(fc.oneof(fc.constantFrom(...specials), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join(''))
  // What is this short is found only where it stands alone; `q` and `z` are those around it.
  .filter((text) => text.trim().length >= 6 && !/[qz•]/i.test(text) && Buffer.byteLength(text) >= 6);

describe('taking secrets out of a text', () => {
  it('leaves a text alone without them', () => {
    assert.equal(redactor([])('a'), 'a');
    assert.equal(redactor([''])('a'), 'a');
  });

  for (const [name, encode] of Object.entries(encodings)) {
    it(`finds any secret encoded like this, and nothing else: ${name}`, () => {
      fc.assert(
        fc.property(secret, (secret) => {
          fc.pre(name !== 'upper case' || /^[\x20-\x7e]*$/.test(secret));
          const redact = redactor([secret]);
          const [before, after] = around;
          assert.equal(redact(`${before} <${encode(secret)}> ${after}`), `${before} <${hidden}> ${after}`);
        }),
        { numRuns: 25 },
      );
    });

    it(`finds any secret within what is encoded like this: ${name}`, () => {
      fc.assert(
        fc.property(secret, fc.integer({ min: 0, max: 5 }), (secret, shift) => {
          fc.pre(name !== 'upper case' || /^[\x20-\x7e]*$/.test(secret));
          const [before, after] = [around[0].slice(shift), `${around[1]}${around[0]}`];
          const told = redactor([secret])(encode(`${before}${secret}${after}`));
          assert.match(told, /•••/);
          assert.ok(!told.includes(encode(secret)));
          const whole = encode(`${before}${secret}${after}`);
          const [left = '', right = ''] = told.split(hidden);
          assert.ok(whole.startsWith(left) && whole.endsWith(right));
          // Of Base64 a character more at each side has bits of the secret, and others of it need escapes in a URL.
          const lost = whole.length - left.length - right.length;
          assert.ok(lost <= 1.5 * encode(secret).length + 12, `${lost} of ${whole} are gone`);
        }),
        { numRuns: 25 },
      );
    });
  }

  it('finds what credentials are as a whole', () => {
    const redact = redactor(['pässword']);
    const basic = Buffer.from('user:pässword').toString('base64');
    assert.doesNotMatch(redact(`Basic ${basic}`), new RegExp(basic.slice(-8)));
    assert.equal(redact('"{\\"p\\":\\"p\\\\u00e4ssword\\"}"'), '"{\\"p\\":\\"•••\\"}"');
  });

  it('takes the longer of two that begin alike whole', () => {
    assert.equal(redactor(['abcd', 'abcdef'])('abcdef abcd'), '••• •••');
  });

  it('finds what is short only where it stands alone', () => {
    const redact = redactor(['a', '42', 'pä']);
    assert.equal(redact('a cat, 142 of 42, key=a&n=42 <pä> päl'), '••• cat, 142 of •••, key=•••&n=••• <•••> päl');
    assert.equal(redact('%61 &#97; YQ=='), '••• ••• YQ==');
  });

  it('finds hosts and paths as URLs write them', () => {
    assert.equal(redactor(['bücher.example'])('http://xn--bcher-kva.example/'), 'http://•••/');
    assert.equal(redactor(['Secret.Example'])('http://secret.example/'), 'http://•••/');
    const url = new URL('http://h/');
    url.pathname = 'a\\../b c';
    assert.equal(redactor(['a\\../b c'])(url.href), url.href.replace(url.pathname.slice(1), hidden));
  });

  it('finds the beginning of a secret at the end of a text that was cut', () => {
    const secret = 'sésame/ouvre-toi';
    const redact = redactor([secret]);
    for (const [name, encode] of Object.entries(encodings)) {
      if (name === 'upper case') continue;
      const whole = encode(secret);
      for (let length = 0; length <= whole.length; length++) {
        const told = redact.beginning(`zqzq ${whole.slice(0, length)}`);
        // Less than four bytes, and what of an escape is left.
        assert.ok(told.endsWith(hidden) || length < (whole.length * 6) / secret.length + 12, `${name}: ${told}`);
        assert.ok(told.startsWith('zqzq '));
      }
    }
    assert.equal(redact.beginning('nothing of it'), 'nothing of it');
    // What another part of the program has shortened says so.
    assert.equal(redact('“sésame/ou…” and “s%C3%A9same%2…”, sés…'), '“•••…” and “•••…”, •••…');
  });

  it('needs no pattern: a secret of any length, of any characters', () => {
    for (const part of ['(a+)+$', '\\', 'ä', 'b', '%', '[z-a]', '\ud800', '&#']) {
      const secret = part.repeat(20_000 / part.length);
      const redact = redactor([secret]);
      assert.equal(redact(`<${secret}>`), '<•••>');
      assert.equal(redact(`<${encodeURIComponent(secret.toWellFormed())}>`), '<•••>');
    }
  });

  it('takes a time that grows with the text and the secrets alone', async () => {
    const hostile: [secret: (n: number) => string, text: (n: number) => string][] = [
      [(n) => `b${'a'.repeat(n)}`, (n) => 'a'.repeat(2 * n)],
      [(n) => `${'a'.repeat(n)}b`, (n) => 'a'.repeat(2 * n)],
      [() => 'aaaa', (n) => 'a'.repeat(2 * n)],
      [(n) => `${'ab'.repeat(n / 2)}c`, (n) => 'ab'.repeat(n)],
      [(n) => 'x'.repeat(n), (n) => '%25'.repeat(n / 2)],
      [(n) => 'x'.repeat(n), (n) => '&#1'.repeat(n / 2)],
      [(n) => 'x'.repeat(n), (n) => '\\u{'.repeat(n / 2)],
      [(n) => '%25'.repeat(n / 3), (n) => '%25'.repeat(n / 2)],
      [(n) => 'a…'.repeat(n / 4), (n) => 'a…'.repeat(n / 2)],
    ];
    for (const [secret, text] of hostile) {
      await assertGrowsNoFaster(
        {
          read: ([secret, text]: readonly [string, string]) => redactor([secret])(text),
          hostile: (n) => [secret(n), text(n)] as const,
          length: 12_000,
        },
        text(9),
      );
    }
  });
});

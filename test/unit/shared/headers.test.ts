import assert from 'node:assert/strict';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { isRequestDraft } from '../../../src/shared/boundary/guards.ts';
import { headerNameProblem, headerValueProblem, isSecretHeader } from '../../../src/shared/request/headers.ts';
import { withoutSecrets } from '../../../src/shared/request/secrets.ts';
import { runs } from '../../support/depth.ts';

function refuses(check: () => void): boolean {
  try {
    check();
    return false;
  } catch {
    return true;
  }
}

/** Every character by itself up to beyond Latin-1, and anything else now and then. */
const characters = Array.from({ length: 0x180 }, (_, code) => String.fromCharCode(code));
const text = fc.string({ unit: 'binary', maxLength: 4 });

describe('what HTTP allows', () => {
  it('in a name is what node sends', () => {
    for (const name of characters) {
      assert.equal(
        headerNameProblem(name) !== undefined,
        refuses(() => validateHeaderName(name)),
        JSON.stringify(name),
      );
    }
    fc.assert(
      fc.property(text, (name) => {
        assert.equal(
          headerNameProblem(name) !== undefined,
          refuses(() => validateHeaderName(name)),
        );
      }),
      { numRuns: runs(2000) },
    );
  });

  it('in a value is what node sends', () => {
    for (const value of characters) {
      assert.equal(
        headerValueProblem(value) !== undefined,
        refuses(() => validateHeaderValue('x', value)),
        JSON.stringify(value),
      );
    }
    fc.assert(
      fc.property(text, (value) => {
        assert.equal(
          headerValueProblem(value) !== undefined,
          refuses(() => validateHeaderValue('x', value)),
        );
      }),
      { numRuns: runs(2000) },
    );
  });

  it('is said without the value', () => {
    assert.match(JSON.stringify(headerValueProblem('secret\n')), /^(?!.*secret).*line breaks/);
    assert.match(JSON.stringify(headerValueProblem('€')), /^(?!.*€).*Latin-1/);
  });
});

describe('a secret header', () => {
  const secret = [
    'Authorization',
    'proxy-authorization',
    'COOKIE',
    'X-Api-Key',
    'api-key',
    'X-Auth-Token',
    'Client-Secret',
    'X_ApiKey',
    'X-Password',
    ' Cookie ',
  ];
  const plain = ['Accept', 'Content-Type', 'Last-Event-ID', 'X-Monkey', 'Set', ''];
  for (const name of secret) it(`is ${name}`, () => assert.ok(isSecretHeader(name)));
  for (const name of plain) it(`is not ${name}`, () => assert.ok(!isSecretHeader(name)));

  it('keeps its name and its place in a draft that goes to disk, and nothing else changes', () => {
    const headers = [
      { enabled: false, name: 'Cookie', value: 'a=1' },
      { enabled: true, name: 'Accept', value: 'b' },
    ];
    const draft = { url: 'h', method: 'GET', parameters: [], headers, body: 'x' };
    const kept = withoutSecrets(draft);
    assert.deepEqual(kept, { ...draft, headers: [{ enabled: false, name: 'Cookie', value: '' }, headers[1]] });
  });
});

describe('isRequestDraft', () => {
  const old = { url: 'h', method: 'GET', parameters: [] };
  const row = { enabled: true, name: 'a', value: 'b' };
  it('takes drafts with headers and a body, and those from before there were any', () => {
    for (const draft of [old, { ...old, headers: [] }, { ...old, headers: [row], body: 'x' }]) {
      assert.ok(isRequestDraft(draft), JSON.stringify(draft));
    }
  });

  it('refuses headers and bodies that are none', () => {
    const wrong = [{ headers: {} }, { headers: [{ ...row, enabled: 1 }] }, { headers: [['a', 'b']] }, { body: 1 }];
    for (const change of wrong) assert.ok(!isRequestDraft({ ...old, ...change }), JSON.stringify(change));
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { environmentNames, findNamed, readEnvironments } from '../../../../src/host/request/variables/environments.ts';
import type { Found } from '../../../../src/host/request/variables/fill.ts';
import { messageText } from '../../../../src/shared/messages/message.ts';

const environments = readEnvironments({
  $shared: { version: 'v1', host: 'shared' },
  local: { host: 'localhost', wrong: 7 },
  staging: { host: 'staging', only: 'here' },
  broken: 'not an object',
});

const find = (chosen: string | undefined, name: string): unknown =>
  findNamed(environments, chosen, { kind: 'named', name });

describe('environments', () => {
  it('can be chosen by name, the shared one aside', () => {
    assert.deepEqual(environmentNames(environments), ['local', 'staging', 'broken']);
  });

  it('win over the shared one, which holds for all', () => {
    assert.deepEqual(find('local', 'host'), { value: 'localhost' });
    assert.deepEqual(find('local', 'version'), { value: 'v1' });
    assert.deepEqual(find(undefined, 'host'), { value: 'shared' });
  });

  const missing: readonly [chosen: string | undefined, name: string, problem: RegExp][] = [
    [undefined, 'nobody', /no variable \{\{nobody\}\}\. Define it in the setting sseMonitor\.environments/],
    [undefined, 'only', /no environment selected\. The environment “staging” defines one/],
    ['local', 'only', /not defined in the environment “local”\. The environment “staging” defines one/],
    ['gone', 'only', /environment “gone” no longer exists/],
    ['local', 'wrong', /no variable/],
    ['local', 'constructor', /no variable/],
    ['local', '__proto__', /no variable/],
  ];
  for (const [chosen, name, problem] of missing) {
    it(`say what is missing: ${name} of ${chosen ?? 'none'}`, () => {
      const found = find(chosen, name) as Found;
      assert.ok('problem' in found);
      assert.match(messageText(found.problem), problem);
    });
  }

  for (const setting of [undefined, null, 7, 'x', [], [{ a: { b: 'c' } }]]) {
    it(`are none where the setting is ${JSON.stringify(setting)}`, () => {
      assert.deepEqual(environmentNames(readEnvironments(setting)), []);
    });
  }
});

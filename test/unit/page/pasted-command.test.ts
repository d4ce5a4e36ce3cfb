import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { untakenWarning } from '../../../src/page/model/pasted-command.ts';

describe('what is told of a command that was pasted', () => {
  it('names the options that are not taken over, each once', () => {
    assert.equal(untakenWarning([]), undefined);
    assert.equal(
      untakenWarning(['--ipv6', '--ipv6']),
      'Not imported from the command: --ipv6. The request is sent without it. ' +
        'See Options for the supported equivalents.',
    );
  });

  it('says what the monitor has in their place', () => {
    assert.equal(
      untakenWarning(['--max-time', '-m', '--connect-timeout']),
      'Not imported from the command: --max-time, -m, --connect-timeout. The request is sent without them. ' +
        'A stop condition can end the stream after a set time. ' +
        '“Response timeout” in Options covers connecting and the response together.',
    );
  });
});

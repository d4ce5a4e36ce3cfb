import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commandWords } from '../../../../src/host/request/curl/words.ts';

describe('the words of a command', () => {
  const commands: [what: string, text: string, words: string[]][] = [
    ['quotations of a shell', `curl 'a b' "c \\"d\\" $e" f\\ g`, ['curl', 'a b', 'c "d" $e', 'f g']],
    ['escapes in a shell', String.raw`curl -d $'it\'s\n\u00e9\x41\\n'`, ['curl', '-d', "it's\né\u0041\\n"]],
    [
      'what a shell would expand',
      'curl "\\$a \\`b\\` \\\\$c" \'\\$d\' "e\\\nf"',
      ['curl', '$a `b` \\$c', '\\$d', 'ef'],
    ],
    ['a backslash in single quotation marks', `curl 'a\\' "\\$b"`, ['curl', 'a\\', '$b']],
    ['lines that go on', "curl a \\\n  -H 'b' \\\r\n  -N", ['curl', 'a', '-H', 'b', '-N']],
    [
      'the command prompt',
      'curl ^"http://a/?b=c^&d=^%^20^" ^\r\n  -H ^"x: y^"',
      ['curl', 'http://a/?b=c&d=%20', '-H', 'x: y'],
    ],
    ['quotation marks there', 'curl ^"a^" --data-raw ^"^{^\\^"b^\\^":1^}^"', ['curl', 'a', '--data-raw', '{"b":1}']],
    ['line breaks there', 'curl ^"a^" -d ^"one^\n\ntwo^"', ['curl', 'a', '-d', 'one\ntwo']],
    ['backslashes there', 'curl ^"C:\\dir\\^" ^"a\\\\^" ^"b c^"', ['curl', 'C:\\dir" a\\ b', 'c']],
    ['nothing in a quotation', "curl '' x", ['curl', '', 'x']],
  ];
  for (const [what, text, words] of commands) {
    it(what, () => assert.deepEqual(commandWords(text), words));
  }

  it('refuses a quotation without an end', () => assert.throws(() => commandWords("curl 'a")));
});

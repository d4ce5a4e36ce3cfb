import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { draftHasVariables, textsOf } from '../../../src/shared/request/draft-texts.ts';
import { encodePairs } from '../../../src/shared/request/form.ts';
import type { RequestDraft } from '../../../src/shared/boundary/page.ts';
import { originOf } from '../../../src/shared/request/secrets.ts';
import { hasVariables, parseTemplate, replaceVariables, writeVariable } from '../../../src/shared/request/variables.ts';

/** Variables as `kind name`, what is none with a question mark before it, and text as it is. */
function shortly(text: string): string[] {
  return parseTemplate(text).map((part) => {
    if (part.kind === 'variable') return `${part.variable.kind} ${part.variable.name}`;
    return part.kind === 'malformed' ? `? ${part.text}` : part.text;
  });
}

describe('variables in a text', () => {
  const found: readonly [text: string, parts: readonly string[]][] = [
    ['', []],
    ['no variable', ['no variable']],
    ['{{host}}', ['named host']],
    ['http://{{ host }}:{{port}}/', ['http://', 'named host', ':', 'named port', '/']],
    ['{{a}}{{b.c-d_1}}', ['named a', 'named b.c-d_1']],
    ['{{grün}}', ['named grün']],
    ['{{$env HOME}}', ['env HOME']],
    ['{{ $env  ProgramFiles(x86) }}', ['env ProgramFiles(x86)']],
    ['{{$dotenv API_KEY}}', ['dotenv API_KEY']],
    ['{{secret:API_KEY}}', ['secret API_KEY']],
    ['{{ secret: API_KEY }}', ['secret API_KEY']],
    ['{{{a}}}', ['{', 'named a', '}']],
    ['{{a}', ['{{a}']],
    ['{a}}', ['{a}}']],
    ['{{a\n}}', ['{{a\n}}']],
  ];
  for (const [text, parts] of found) {
    it(`are found: ${JSON.stringify(text)}`, () => assert.deepEqual(shortly(text), parts));
  }

  const none = [
    '{{"a":1}}',
    '{{}}',
    '{{ }}',
    '{{#each list}}',
    '{{> part}}',
    "{{'a'}}",
    '{{a, b}}',
    '{{[1]}}',
    '{{a|b}}',
  ];
  for (const text of none) {
    it(`are not what cannot be meant: ${text}`, () => {
      assert.deepEqual(shortly(text), [text]);
      assert.equal(hasVariables(text), false);
    });
  }

  for (const text of [
    '{{user name}}',
    '{{$env}}',
    '{{$evn HOME}}',
    '{{$}}',
    '{{secret:}}',
    '{{secret:a b}}',
    '{{a:b}}',
  ]) {
    it(`are missed where one was meant: ${text}`, () => assert.deepEqual(shortly(text), [`? ${text}`]));
  }

  it('are all there is, whatever the text: put together it is the same again', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('{{', '}}', '{', '}', 'a', ' ', '$env ', 'secret:', '"', '\n'));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        assert.equal(
          replaceVariables(text, (variable) => variable),
          text,
        );
      }),
    );
  });

  it('are what they are written as', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,8}$/).filter((name) => name !== 'secret');
    const kind = fc.constantFrom('named' as const, 'env' as const, 'dotenv' as const, 'secret' as const);
    fc.assert(
      fc.property(kind, name, (kind, name) => {
        const text = writeVariable({ kind, name });
        assert.deepEqual(parseTemplate(text), [{ kind: 'variable', text, variable: { kind, name } }]);
      }),
    );
  });
});

describe('a query with variables', () => {
  it('has all else encoded', () => {
    assert.equal(
      encodePairs([
        ['a b', 'x&{{$env HOME}}/ü'],
        ['{{n}}', ''],
      ]),
      'a+b=x%26{{$env HOME}}%2F%C3%BC&{{n}}=',
    );
  });

  it('without any is encoded as the URL standard says', () => {
    const text = fc.string({ unit: 'binary' }).filter((text) => !hasVariables(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
        assert.equal(encodePairs(pairs), new URLSearchParams(pairs).toString());
      }),
    );
  });
});

describe('the texts of a draft', () => {
  const draft: RequestDraft = {
    url: 'http://h/',
    method: 'POST',
    parameters: [],
    headers: [
      { enabled: false, name: 'Off', value: '{{off}}' },
      { enabled: true, name: 'Cookie', value: 'c' },
    ],
    body: '{{kept}}',
    bodyKind: 'form',
    form: [{ enabled: true, name: 'f', value: '1' }],
    auth: { kind: 'apiKey', in: 'query', name: 'k', value: 'v' },
    lastEventId: '7',
  };

  it('are those that are sent, each at its place, with what is secret marked', () => {
    assert.deepEqual(
      textsOf(draft).map(({ place, text, isSecret }) => `${place}: ${text}${isSecret ? ' (secret)' : ''}`),
      [
        'url: http://h/',
        'header 1 name: Cookie',
        'header 1 value: c (secret)',
        'auth name: k',
        'auth value: v (secret)',
        'form 0 name: f',
        'form 0 value: 1',
        'lastEventId: 7',
        'option proxy: ',
        'option proxyUser: ',
        'option proxyPassword:  (secret)',
        'option caFile: ',
        'option certificateFile: ',
        'option keyFile: ',
        'option passphrase:  (secret)',
        'option socketPath: ',
      ],
    );
  });

  it('have variables only where something is sent', () => {
    assert.equal(draftHasVariables(draft), false);
    assert.equal(draftHasVariables({ ...draft, bodyKind: 'json' }), true);
    assert.equal(draftHasVariables({ ...draft, auth: { kind: 'bearer', token: '{{t}}' } }), true);
    assert.equal(draftHasVariables({ ...draft, bodyKind: 'file', bodyFile: '{{f}}' }), true);
  });
});

describe('the origin of a draft', () => {
  const of = (url: string): string | undefined => originOf({ url, method: 'GET', parameters: [] });

  it('is what is typed when a variable stands in it', () => {
    assert.equal(of('{{host}}/a?b'), '{{host}}');
    assert.equal(of(' https://u:p@{{$env HOST}}:{{port}}/a'), 'https://{{$env HOST}}:{{port}}');
  });

  it('is that of the URL when variables are elsewhere', () => {
    assert.equal(of('https://u:{{p}}@h/{{a}}?b={{secret:c}}'), 'https://h');
    assert.equal(of('h:1/{{a}}'), 'http://h:1');
  });
});

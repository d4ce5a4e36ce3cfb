import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { RequestError, resolveRequest } from '../../../../src/net/request.ts';
import { encodeInUrl, Filler, type Found } from '../../../../src/host/request/variables/fill.ts';
import { draftProblems, fillRequest } from '../../../../src/host/request/variables/fill-request.ts';
import { secretMessages } from '../../../../src/shared/messages/variable-messages.ts';
import type { RequestDraft } from '../../../../src/shared/boundary/page.ts';
import type { ConnectionOptions } from '../../../../src/shared/stream/records.ts';
import type { Variable } from '../../../../src/shared/request/variables.ts';

/** Variables by how they are written, without the braces. */
function filler(values: Readonly<Record<string, string>>, asked: string[] = []): Filler {
  return new Filler(({ kind, name }: Variable): Found => {
    const written = kind === 'named' ? name : `${kind} ${name}`;
    asked.push(written);
    const value = Object.hasOwn(values, written) ? values[written] : undefined;
    return value === undefined ? { problem: secretMessages.unknown(written) } : { value };
  });
}

describe('filling a text', () => {
  const values = { host: 'h:{{port}}', port: '80', brace: '{{', 'env E': '{{host}}', 'secret S': 's {{port}}' };

  it('puts values in, also of variables in values, and leaves all else as it is', async () => {
    assert.equal(await filler(values).fill('http://{{host}}/{{"a":1}}'), 'http://h:80/{{"a":1}}');
    assert.equal(await filler(values).fill('{{brace}}port}}'), '{{port}}');
  });

  it('takes values of the process and of secrets for what they are', async () => {
    assert.equal(await filler(values).fill('{{$env E}} {{secret:S}}'), '{{host}} s {{port}}');
  });

  it('looks each variable up once', async () => {
    const asked: string[] = [];
    const fill = filler(values, asked);
    await fill.fill('{{host}}{{host}}{{port}}');
    await fill.fill('{{host}}');
    assert.deepEqual(asked, ['host', 'port']);
  });

  const refused: readonly [text: string, message: RegExp][] = [
    ['{{nobody}}', /^There is no secret “nobody”\./],
    ['{{user name}}', /^\{\{user name\}\} isn’t a valid variable\. Use \{\{name\}\}/],
    ['{{a}}', /loop: \{\{a\}\} → \{\{b\}\} → \{\{c\}\} → \{\{a\}\}\. /],
    ['{{self}}', /loop: \{\{self\}\} → \{\{self\}\}\. /],
    ['{{toCircle}}', /loop: \{\{a\}\} → \{\{b\}\} → \{\{c\}\} → \{\{a\}\}\. /],
  ];
  const circles = { a: '{{b}}', b: 'x{{c}}', c: '{{a}}', self: '{{self}}', toCircle: '{{a}}' };
  for (const [text, message] of refused) {
    it(`refuses ${text}`, async () => {
      await assert.rejects(
        filler(circles).fill(text),
        (error: Error) => error instanceof RequestError && message.test(error.message),
      );
    });
  }

  it('bounds values that multiply, and is quick with those that multiply nothing', async () => {
    const double = (leaf: string): Record<string, string> =>
      Object.fromEntries(
        Array.from({ length: 60 }, (_, i) => [`v${i}`, i === 59 ? leaf : `{{v${i + 1}}}{{v${i + 1}}}`]),
      );
    await assert.rejects(filler(double('xy')).fill('{{v0}}'), /longer than 1 MiB/);
    assert.equal(await filler(double('')).fill('{{v0}}'), '');
  });

  it('gives back any text without variables, and any value whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (value) => {
        assert.equal(await filler({ 'secret V': value }).fill('a{{secret:V}}b'), `a${value}b`);
      }),
    );
  });
});

describe('values that must not be seen', () => {
  const values = {
    'secret S': 'hush',
    'env HOME': '/home',
    'env MY_TOKEN': 'token',
    'dotenv KEY': 'key',
    'dotenv PLAIN': 'plain',
    through: '{{secret:S}}',
    apiKey: 'of {{base}}',
    base: 'settings',
    empty: '',
    'secret EMPTY': '',
  };
  const secretsAfter = async (text: string, isSecret = false): Promise<string[]> => {
    const fill = filler(values);
    await fill.fill(text, isSecret);
    return [...fill.secrets];
  };

  it('are those of secrets, also through another variable, and those that are named so', async () => {
    assert.deepEqual(await secretsAfter('{{through}} {{$env HOME}} {{$dotenv PLAIN}}'), ['hush']);
    assert.deepEqual(await secretsAfter('{{$env MY_TOKEN}}{{$dotenv KEY}}'), ['token', 'key']);
    assert.deepEqual(await secretsAfter('{{apiKey}}{{base}}'), ['of settings']);
  });

  it('are all that come from outside, at a place of secrets', async () => {
    assert.deepEqual(await secretsAfter('{{$env HOME}}{{$dotenv PLAIN}}', true), ['/home', 'plain']);
  });

  it('are never nothing', async () => assert.deepEqual(await secretsAfter('{{secret:EMPTY}}'), []));
});

describe('a URL', () => {
  const values = { base: 'https://h:1/v1?a=b', path: 'x/y', q: 'a b&c=d#e+é', pair: 'n=1&m=2' };
  const filled = (text: string): Promise<string> => filler(values).fill(text, false, encodeInUrl);

  it('has values encoded inside the value of a parameter, and as they stand elsewhere', async () => {
    assert.equal(await filled('{{base}}'), 'https://h:1/v1?a=b');
    assert.equal(await filled('h/{{path}}?{{pair}}&q={{q}}'), 'h/x/y?n=1&m=2&q=a%20b%26c%3Dd%23e%2B%C3%A9');
    assert.equal(await filled('h?to={{base}}&{{pair}}'), 'h?to=https%3A%2F%2Fh%3A1%2Fv1%3Fa%3Db&n=1&m=2');
  });

  it('arrives with the value that a variable has, whatever that is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (value) => {
        const url = new URL(
          await filler({ v: value.replaceAll('{{', '') }).fill('http://h/?q={{v}}&r=1', false, encodeInUrl),
        );
        assert.equal(url.searchParams.get('q'), value.replaceAll('{{', ''));
        assert.equal(url.searchParams.get('r'), '1');
      }),
    );
  });
});

describe('filling a request', () => {
  it('fills every text of it', async () => {
    const values = { h: 'host', n: 'X-Name', v: 'value', 'secret S': 'hush' };
    const fill = filler(values);
    const request = await fillRequest(
      {
        url: 'http://{{h}}/',
        query: [['{{v}}', '{{v}}&']],
        headers: { '{{n}}': '{{v}}' },
        auth: { kind: 'basic', user: '{{v}}', password: '{{secret:S}}' },
        form: [['{{v}}', '{{secret:S}}']],
        lastEventId: '{{v}}',
        options: {
          proxy: 'http://{{v}}:{{secret:S}}@{{h}}:1',
          caFile: '{{v}}.pem',
          certificateFile: '{{v}}.p12',
          keyFile: '{{v}}.key',
          passphrase: '{{n}}',
          socketPath: '/{{v}}',
          firstByteTimeoutMs: 5,
        },
        reveal: false,
      },
      fill,
    );
    assert.deepEqual(request, {
      url: 'http://host/',
      query: [['value', 'value&']],
      headers: { 'X-Name': 'value' },
      auth: { kind: 'basic', user: 'value', password: 'hush' },
      form: [['value', 'hush']],
      lastEventId: 'value',
      options: {
        proxy: 'http://value:hush@host:1',
        caFile: 'value.pem',
        certificateFile: 'value.p12',
        keyFile: 'value.key',
        passphrase: 'X-Name',
        socketPath: '/value',
        firstByteTimeoutMs: 5,
      },
      reveal: false,
    });
    assert.deepEqual([...fill.secrets], ['hush', 'X-Name']);
    assert.ok(resolveRequest(request, fill.secrets).secrets?.includes('hush'));
  });
});

describe('filling options', () => {
  const filled = async (options: ConnectionOptions, values: Record<string, string>): Promise<unknown> => {
    const fill = filler(values);
    return [(await fillRequest({ url: 'h', options }, fill)).options, ...fill.secrets];
  };

  it('takes values for data in user and password of a proxy, and as they stand in the rest', async () => {
    const values = { 'secret U': 'me:you', 'env P': 'p@ss/1', all: 'http://a:b@proxy:1', off: 'direct' };
    assert.deepEqual(await filled({ proxy: '{{secret:U}}:{{$env P}}@proxy' }, values), [
      { proxy: 'me%3Ayou:p%40ss%2F1@proxy' },
      'me:you',
      'p@ss/1',
    ]);
    assert.deepEqual(await filled({ proxy: '{{all}}' }, values), [{ proxy: 'http://a:b@proxy:1' }]);
    assert.deepEqual(await filled({ proxy: '{{off}}' }, values), [{ proxy: 'direct' }]);
  });

  it('keeps from view whatever a passphrase has from outside', async () => {
    assert.deepEqual(await filled({ passphrase: '{{$env E}}' }, { 'env E': 'sesame' }), [
      { passphrase: 'sesame' },
      'sesame',
    ]);
  });
});

describe('the problems of a draft', () => {
  const draft: RequestDraft = {
    url: '{{no}}/x',
    method: 'POST',
    parameters: [],
    headers: [
      { enabled: true, name: 'X-Good', value: '{{v}}' },
      { enabled: true, name: '{{no}}', value: '{{line}}' },
      { enabled: false, name: 'Off', value: '{{no}}' },
    ],
    auth: { kind: 'bearer', token: '{{secret:no}}' },
    body: '{"a":{{no}}}',
    options: { proxy: 'http://{{no}}:{{secret:S}}@h{{no}}', keyFile: '{{no}}', socketPath: '{{v}}' },
  };
  const values = { v: '1', line: 'a\nb', 'secret S': 'b d', port: '{{secret:S}}' };

  it('are told at their places', async () => {
    const found = await draftProblems(draft, filler(values));
    assert.deepEqual(
      found.map(({ place }) => place),
      [
        'url',
        'header 1 name',
        'header 1 value',
        'auth token',
        'body',
        'option proxy',
        'option proxyUser',
        'option keyFile',
      ],
    );
    const texts = [/“no”/, /“no”/, /line breaks/, /“secret no”/, /“no”/, /“no”/, /“no”/, /“no”/];
    for (const [i, { text }] of found.entries()) assert.match(text, texts[i] ?? /$^/);
  });

  it('are none of a draft whose variables all stand for something', async () => {
    const good = {
      ...draft,
      url: 'h/{{v}}',
      headers: [],
      auth: { kind: 'bearer', token: '{{secret:S}}' } as const,
      body: '',
      options: { passphrase: '{{v}}' },
    };
    assert.deepEqual(await draftProblems(good, filler(values)), []);
  });

  it('say of a URL what is wrong with it, without what is secret in it', async () => {
    const [problem] = await draftProblems(
      { ...draft, url: 'http://h:{{port}}/', headers: [], body: '', options: {} },
      filler(values),
    );
    assert.equal(problem?.text, 'After replacing variables: “•••” is not a port. A port is a number from 0 to 65535.');
  });
});

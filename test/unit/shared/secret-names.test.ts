import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { isSecretHeader } from '../../../src/shared/request/headers.ts';
import { addSecretNames, isSecretName } from '../../../src/shared/request/secret-names.ts';

/** Headers, parameters, members and variables as they are called out there. */
const secret = `
  Authorization Proxy-Authorization X-Authorization x-ms-authorization-auxiliary X-Forwarded-Authorization
  Cookie Set-Cookie Cookie2 X-Api-Key api-key apikey apiKey API_KEY x_apikey X-RapidAPI-Key X-Goog-Api-Key X-API-KEY-2
  X-Auth-Key X-Auth X-Auth-Token X-AuthToken auth userAuth Auth-Password OAuth X-Access-Key AWS_ACCESS_KEY_ID accessKey
  Ocp-Apim-Subscription-Key subscription-key subscriptionkey X-Functions-Key DD-API-KEY DD-APPLICATION-KEY X-Key key
  X-Amz-Security-Token X-Amz-Signature X-Amz-Credential AWS_SECRET_ACCESS_KEY X-Shopify-Access-Token X-Vault-Token
  X-CSRF-Token X-XSRF-TOKEN csrf _csrf csrfmiddlewaretoken X-Session-Id sessionId JSESSIONID PHPSESSID connect.sid sid
  Mcp-Session-Id X-Session Private-Token PRIVATE-TOKEN JOB-TOKEN X-Plex-Token X-Signature X-Hub-Signature-256 sig hmac
  Client-Secret client_secret clientSecret CF-Access-Client-Secret X-Password password passwd pwd DB_PASS dbPassword
  passphrase Passwort pass credential credentials creds jwt id_token refresh_token access_tokens ToKeN bearer
  client_assertion code_verifier otp privateKey private_key PRIVATE_KEY OPENAIKEY OPENAI_KEY GITHUB_TOKEN ssh-key
  connectionString connection_string signingKey encryption_key masterkey token_type`;

const plain = `
  Accept Accept-Encoding Accept-Language Content-Type Content-Length Last-Event-ID User-Agent Host Origin Referer
  Connection Keep-Alive Cache-Control X-Request-Id X-Correlation-Id traceparent If-None-Match Range Priority DNT
  Idempotency-Key idempotencyKey idempotencykey Sec-WebSocket-Key Cache-Key Surrogate-Key Public-Key publicKey
  primaryKey foreign_key sort_key partitionKey hotkey monkey Monkey Keyboard keyboard Turkey keyCode keydown key_id
  keyFile keys keyword keynote Public-Key-Pins Author author authority authored authentic Compass bypass-with session_count
  max_tokens maxTokens max_completion_tokens max_new_tokens MAX_OUTPUT_TOKENS prompt_tokens total_tokens token_count
  x-ratelimit-remaining-tokens tokenizer tokenize budget_tokens num_tokens cached_tokens signal design side consign
  passenger passive Set HOME PATH LANG url method model messages stream temperature username user email id name`;

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

describe('a name of a secret', () => {
  for (const name of words(secret)) it(`is ${name}`, () => assert.ok(isSecretName(name)));
  for (const name of words(plain)) it(`is not ${name}`, () => assert.ok(!isSecretName(name)));

  it('is one however it is written', () => {
    for (const name of words(secret).filter((name) => isSecretName(name.toLowerCase()))) {
      fc.assert(
        fc.property(fc.mixedCase(fc.constant(name)), fc.constantFrom('', ' '), (mixed, blank) => {
          assert.ok(isSecretName(blank + mixed + blank), mixed);
        }),
        { numRuns: 20 },
      );
    }
  });

  it('is the same to a header, and none that was known once is forgotten', () => {
    const once = /^(?:authorization|proxy-authorization|cookie|x-api-key|api-key)$|token|secret|api[-_]?key|password/i;
    for (const name of words(`${secret} ${plain}`)) {
      assert.equal(isSecretHeader(name), isSecretName(name));
      assert.ok(isSecretName(name) || !once.test(name) || /tokens|token_count|tokeniz/i.test(name), name);
    }
  });
});

describe('a name that a person adds', () => {
  afterEach(() => addSecretNames([]));

  it('is one, and any that it stands for with *', () => {
    addSecretNames(['X-Tenant', ' x-corp-* ', '*-mine', 'a*b*c', 'aa*aa', '']);
    for (const name of ['x-tenant', 'X-CORP-', 'X-Corp-Id', 'It-Is-Mine', 'abc', 'a-b-b-c', 'aaaa']) {
      assert.ok(isSecretName(name), name);
    }
    for (const name of ['x-tenants', 'y-x-corp-id', 'mine', 'acb', 'aaa', 'aa', 'a.b', '']) {
      assert.ok(!isSecretName(name), name);
    }
  });

  it('takes the place of those before', () => {
    addSecretNames(['one']);
    addSecretNames(['two']);
    assert.deepEqual([isSecretName('one'), isSecretName('two')], [false, true]);
  });

  it('stands for what * in a regular expression would, and nothing else in it is one', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '['), maxLength: 6 });
    const pattern = fc.array(text, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('*'));
    fc.assert(
      fc.property(pattern, text, (pattern, name) => {
        fc.pre(pattern !== '');
        addSecretNames([pattern]);
        const parts = pattern.split('*').map((part) => part.replaceAll(/[.[]/g, String.raw`\$&`));
        assert.equal(isSecretName(name), new RegExp(`^${parts.join('.*')}$`).test(name), `${pattern} ${name}`);
      }),
      { numRuns: 2000 },
    );
  });
});

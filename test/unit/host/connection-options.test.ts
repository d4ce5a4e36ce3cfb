import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { dirname } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { resolveRoute } from '../../../src/host/request/connection-options.ts';
import { RequestError } from '../../../src/net/request-error.ts';
import type { ConnectionOptions } from '../../../src/shared/stream/records.ts';
import { type Certificate, TestAuthority } from '../../support/certificate.ts';

let authority: TestAuthority;
let client: Certificate;
let folder: string;
before(() => {
  authority = new TestAuthority();
  client = authority.clientCertificate();
  folder = dirname(authority.certFile);
  authority.write('cert.pem', client.cert);
  authority.write('key.pem', client.key);
  authority.write('locked.pem', authority.encryptedKey(client, 'sesame'));
  authority.write('other.pem', authority.serverCertificate().key);
  authority.write('text.txt', 'hello');
  authority.write('broken.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
  authority.pkcs12(client, 'open');
});
after(() => authority[Symbol.dispose]());

/** One in some hundreds is of that kind. */
const passphrases = Array.from({ length: 20_000 }, (_, n) => `wrong ${n}`);

function codeOf(key: string, passphrase: string): unknown {
  try {
    return createPrivateKey({ key, passphrase });
  } catch (error) {
    return (error as { readonly code?: string }).code;
  }
}

describe('the options of a request', () => {
  it('that are not given are those of a browser', async () => {
    const route = await resolveRoute({}, undefined);
    assert.deepEqual(route, { followsRedirects: true, trustsAnyCertificate: false, acceptsAnyContentType: false });
    assert.deepEqual(
      await resolveRoute({ proxy: ' ', caFile: '', passphrase: '', firstByteTimeoutMs: 0 }, undefined),
      route,
    );
  });

  it('find files in the folder, and read them', async () => {
    const options = { caFile: 'authority.pem', certificateFile: 'cert.pem', keyFile: 'key.pem' };
    const { authorities, identity } = await resolveRoute(options, folder);
    assert.equal(authorities, authority.cert.trim());
    assert.deepEqual(identity, { cert: client.cert, key: client.key });
    const p12 = await resolveRoute({ certificateFile: 'client.p12', passphrase: 'open' }, folder);
    assert.ok(Buffer.isBuffer(p12.identity?.pfx));
  });

  it('take a proxy with or without scheme, and its credentials out of its URL', async () => {
    const { proxy } = await resolveRoute({ proxy: 'me:s%20p@proxy.example:3128' }, undefined);
    assert.ok(typeof proxy === 'object');
    assert.equal(proxy.url.href, 'http://proxy.example:3128/');
    assert.equal(proxy.authorization, `Basic ${Buffer.from('me:s p').toString('base64')}`);
    assert.equal((await resolveRoute({ proxy: ' Direct ' }, undefined)).proxy, 'direct');
  });

  const refused: [why: string, options: ConnectionOptions, message: RegExp][] = [
    [
      'a file that is not there',
      { caFile: 'none.pem' },
      /trusted authorities cannot be read: .*none\.pem does not exist\. Correct its path/,
    ],
    ['a folder', { caFile: '.' }, /is a folder\. Select a file in it/],
    ['no certificates', { caFile: 'text.txt' }, /^text\.txt contains no certificates in PEM form/],
    ['a broken certificate', { caFile: 'broken.pem' }, /^broken\.pem contains no certificates in PEM form/],
    ['neither PEM nor PKCS #12', { certificateFile: 'text.txt' }, /^text\.txt is neither PEM nor PKCS #12/],
    ['a certificate without a key', { certificateFile: 'cert.pem' }, /^cert\.pem contains no key/],
    [
      'a key that is none',
      { certificateFile: 'cert.pem', keyFile: 'text.txt' },
      /^text\.txt contains no key in PEM form/,
    ],
    ['a key without a certificate', { keyFile: 'key.pem' }, /a key but no client certificate/],
    [
      'a key of another one',
      { certificateFile: 'cert.pem', keyFile: 'other.pem' },
      /does not belong to the client certificate cert\.pem/,
    ],
    [
      'an encrypted key',
      { certificateFile: 'cert.pem', keyFile: 'locked.pem' },
      /cert\.pem is encrypted\. Enter its passphrase/,
    ],
    [
      'a wrong passphrase of a key',
      { certificateFile: 'cert.pem', keyFile: 'locked.pem', passphrase: 'hush' },
      /passphrase for the key of the client certificate cert\.pem is wrong/,
    ],
    ['a wrong passphrase of PKCS #12', { certificateFile: 'client.p12', passphrase: 'hush' }, /passphrase .* is wrong/],
    ['no passphrase of PKCS #12', { certificateFile: 'client.p12' }, /client\.p12 is encrypted\. Enter its passphrase/],
    ['a proxy of another kind', { proxy: 'socks5://hush:hush@p:1' }, /use http: or https:, not socks5:/],
    ['a proxy that is no URL', { proxy: 'http://hush:hush@:x' }, /is not a URL/],
    ['a proxy with a path', { proxy: 'http://hush:hush@p/a' }, /has a path/],
    ['a proxy and a socket', { proxy: 'p:1', socketPath: '/s' }, /both a proxy and a socket/],
    ['a socket that is a file', { socketPath: 'text.txt' }, /text\.txt is not a socket/],
  ];
  for (const [why, options, message] of refused) {
    it(`are refused: ${why}`, () =>
      assert.rejects(resolveRoute(options, folder), (error) => {
        assert.ok(error instanceof RequestError);
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /hush/);
        return true;
      }));
  }

  it('are refused: a wrong passphrase that decrypts a key to what ends as it should', async () => {
    const key = authority.encryptedKey(client, 'sesame');
    const passphrase = passphrases.find((each) => codeOf(key, each) === 'ERR_OSSL_UNSUPPORTED');
    assert.ok(passphrase !== undefined);
    authority.write('locked-too.pem', key);
    await assert.rejects(
      resolveRoute({ certificateFile: 'cert.pem', keyFile: 'locked-too.pem', passphrase }, folder),
      /passphrase for the key of the client certificate cert\.pem is wrong/,
    );
  });

  it('are refused: a relative path when no folder is open', () =>
    assert.rejects(resolveRoute({ caFile: 'a.pem' }, undefined), /No folder is open .* instead of a\.pem/));
});

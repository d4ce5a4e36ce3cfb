/** Certificates are read once for all connections that use the same ones. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import tls from 'node:tls';
import { connect } from '../../../../src/net/wire/connect.ts';
import { maxContexts, secureContextOf } from '../../../../src/net/wire/secure-context.ts';
import { type Route, plainRoute } from '../../../../src/net/route.ts';
import { selfSignedCertificate } from '../../../support/certificate.ts';
import { FieldServer } from '../../../support/field-server.ts';

const certificate = selfSignedCertificate();
const other = selfSignedCertificate();

/** Connects to a server and closes the connection. */
async function connectOnce(port: number, route: Route): Promise<void> {
  const { signal } = new AbortController();
  const url = new URL(`https://127.0.0.1:${port}/`);
  const wire = await connect(url, { route, isOriginal: true, signal, onPhase: () => undefined });
  wire.destroy();
}

describe('the secure context', () => {
  it('is made once for connections with the same authorities', async (t) => {
    await using server = await FieldServer.start(() => undefined, { secure: certificate });
    const made = t.mock.method(tls, 'createSecureContext');
    const route = { ...plainRoute, authorities: certificate.cert };
    for (let n = 0; n < 3; n++) await connectOnce(server.port, route);
    assert.equal(made.mock.callCount(), 1);
  });

  it('does not carry trust from one connection to another', async () => {
    await using server = await FieldServer.start(() => undefined, { secure: certificate });
    await connectOnce(server.port, { ...plainRoute, trustsAnyCertificate: true });
    await assert.rejects(connectOnce(server.port, plainRoute), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    await connectOnce(server.port, { ...plainRoute, authorities: certificate.cert });
    await assert.rejects(connectOnce(server.port, plainRoute), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  });

  it('is another one for each other authority and identity', () => {
    const { cert, key } = certificate;
    const all = [
      {},
      { ca: [cert] },
      { ca: [other.cert] },
      { ca: [cert, other.cert] },
      { cert, key },
      { ca: [cert], cert, key },
    ];
    const contexts = all.map((options) => secureContextOf(options));
    assert.equal(new Set(contexts).size, all.length);
    assert.deepEqual(
      all.map((options) => contexts.indexOf(secureContextOf(options))),
      [...all.keys()],
    );
  });

  it('is made anew when a key could not be read before', () => {
    assert.throws(() => secureContextOf({ cert: certificate.cert, key: 'not a key' }));
    assert.throws(() => secureContextOf({ cert: certificate.cert, key: 'not a key' }));
    assert.throws(() => secureContextOf({ cert: certificate.cert, key: other.key }), /key values mismatch/);
  });

  it('is let go of after so many others, the one that was used longest ago first', () => {
    const numbered = (n: number): tls.SecureContext => secureContextOf({ passphrase: `phrase ${n}` });
    const [first, second] = [numbered(1), numbered(2)];
    for (let n = 3; n <= maxContexts; n++) numbered(n);
    assert.equal(numbered(1), first);
    numbered(maxContexts + 1);
    assert.equal(numbered(1), first);
    assert.notEqual(numbered(2), second);
  });
});

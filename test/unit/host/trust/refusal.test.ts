import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { requestsIn } from '../../../../src/host/code-lens/code-request.ts';
import { requestOf } from '../../../../src/host/request/draft.ts';
import { RequestError } from '../../../../src/net/request-error.ts';
import { Filler } from '../../../../src/host/request/variables/fill.ts';
import { fillRequest } from '../../../../src/host/request/variables/fill-request.ts';
import { readList } from '../../../../src/host/saved/entries.ts';
import { refusedIn, refusedInDraft } from '../../../../src/host/trust/refusal.ts';
import { draftHasVariables } from '../../../../src/shared/request/draft-texts.ts';
import type { RequestDraft } from '../../../../src/shared/boundary/page.ts';
import type { ConnectionOptions } from '../../../../src/shared/stream/records.ts';
import { hostileDrafts, httpFile, type Prey } from '../../../support/hostile-drafts.ts';

const prey: Prey = {
  origin: 'http://127.0.0.1:9',
  env: 'AWS_KEY',
  dotenv: 'DB_PASSWORD',
  secret: 'API_KEY',
  named: 'host',
  files: ['/etc/hostname', '~/.ssh/id_rsa', '.env'],
  proxy: 'http://evil.example:8080',
  socketPath: '/var/run/docker.sock',
};

/** Whether filling asks what anything stands for, or cannot say what is meant. */
async function fills(draft: RequestDraft): Promise<boolean> {
  let asked = false;
  const filler = new Filler(() => {
    asked = true;
    return { value: 'hush' };
  });
  try {
    await fillRequest(requestOf(draft), filler);
    return asked;
  } catch (error) {
    if (error instanceof RequestError) return true;
    throw error;
  }
}

/** The drafts as they come out of the workspace's files, for a draft that was put into these. */
function asRead(draft: RequestDraft): readonly RequestDraft[] {
  const reading = readList(JSON.stringify({ connections: [{ name: 'n', ...draft }] }));
  const listed = 'entries' in reading ? reading.entries : [];
  const coded = requestsIn(httpFile(draft), 'http', true);
  return [
    draft,
    ...listed.flatMap((entry) => (entry.kind === 'connection' ? [entry.draft] : [])),
    ...coded.map(({ draft }) => draft),
  ];
}

describe('what a workspace may not have done before it is trusted', () => {
  it('is all that would be filled in, whatever stands where', async () => {
    let filled = 0;
    await fc.assert(
      fc.asyncProperty(hostileDrafts(prey), async (draft) => {
        for (const read of asRead(draft)) {
          const isFilled = await fills(read);
          filled += Number(isFilled);
          assert.equal((await refusedInDraft(read)) === 'variables', isFilled);
        }
      }),
      { numRuns: 500 },
    );
    assert.ok(filled > 200, `${filled} were filled`);
  });

  it('is found by the page too, which asks the host then', async () => {
    await fc.assert(
      fc.asyncProperty(hostileDrafts(prey), async (draft) => {
        // Rows of one name become one header: what is made of them only the host knows.
        const headers = (draft.headers ?? []).slice(0, 1).filter(({ name, value }) => name + value !== '');
        const one = { ...draft, headers, form: (draft.form ?? []).slice(0, 1) };
        assert.equal(draftHasVariables(one), await fills(one));
      }),
      { numRuns: 500 },
    );
  });

  it('is written with blanks of all kinds within the braces', async () => {
    for (const text of [
      '{{\t$env X}}',
      '{{\u000b$env\u00a0X}}',
      '{{$env\fX }}',
      '{{\tsecret:X}}',
      '{{secret :\tX}}',
      '{{{a}}}',
    ]) {
      for (const part of [
        { headers: [{ enabled: true, name: 'A', value: text }] },
        { headers: [{ enabled: true, name: text, value: 'a' }] },
        { body: text },
        { bodyKind: 'form' as const, form: [{ enabled: true, name: text, value: '' }] },
        { url: `http://h/?a=${text}` },
        { auth: { kind: 'bearer' as const, token: text } },
        { lastEventId: text },
        { options: { proxy: `http://a:${text}@h:1` } },
      ]) {
        const draft = { url: 'http://h/', method: 'GET', parameters: [], ...part };
        assert.equal(await refusedInDraft(draft), 'variables', JSON.stringify(part));
      }
    }
  });

  it('is a file, and each option that leads another way', async () => {
    const url = 'http://h/';
    assert.equal(await refusedIn({ url }), undefined);
    assert.equal(await refusedIn({ url, bodyFile: '/a' }), 'file');
    const options: readonly ConnectionOptions[] = [
      { proxy: 'direct' },
      { trustAnyCertificate: true },
      { caFile: 'a' },
      { certificateFile: 'a' },
      { keyFile: 'a' },
      { passphrase: 'a' },
      { socketPath: 'a' },
    ];
    for (const each of options) assert.equal(await refusedIn({ url, options: each }), 'way', JSON.stringify(each));
    const harmless = {
      followRedirects: false,
      firstByteTimeoutMs: 1,
      acceptAnyContentType: true,
      proxy: '',
      trustAnyCertificate: false,
    };
    assert.equal(await refusedIn({ url, options: harmless }), undefined);
  });
});

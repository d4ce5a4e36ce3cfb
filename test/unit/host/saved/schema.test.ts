import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type {
  Authorization,
  ConnectionOptions,
  ReconnectPolicy,
  StopRule,
} from '../../../../src/shared/stream/records.ts';
import { draftMembers, readList } from '../../../../src/host/saved/entries.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

const file = new URL('../../../../schemas/sse-monitor.schema.json', import.meta.url);
const { definitions } = JSON.parse(readFileSync(file, 'utf8')) as { definitions: Record<string, Schema> };
const connection = definitions['connection'] ?? assert.fail();
const members = connection.properties ?? {};
const manifest = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as {
  contributes: { configuration: { properties: Record<string, Schema> } };
};

/** Fails to compile when a type has a member that is not here. */
const options: Record<keyof ConnectionOptions, true> = {
  followRedirects: true,
  proxy: true,
  trustAnyCertificate: true,
  caFile: true,
  certificateFile: true,
  keyFile: true,
  passphrase: true,
  socketPath: true,
  firstByteTimeoutMs: true,
  acceptAnyContentType: true,
  reconnectOnSave: true,
};
const policies: Record<ReconnectPolicy, true> = { auto: true, never: true, backOff: true };
const kinds: Record<Authorization['kind'], true> = { basic: true, digest: true, bearer: true, apiKey: true };
const rule: Record<keyof StopRule, true> = {
  type: true,
  data: true,
  contains: true,
  path: true,
  equals: true,
  afterEvents: true,
  afterSeconds: true,
  silenceSeconds: true,
  serverEnds: true,
};

const names = (object: object = {}): string[] => Object.keys(object).toSorted();

/** A value as the schema wants it, or of the wrong type. */
function sample(schema: Schema, isWrong = false): unknown {
  const { type: types, enum: values, const: value } = schema;
  const type = typeof types === 'object' ? types[0] : types;
  const right: Record<string, unknown> = { string: '', boolean: true, integer: 1, array: [], object: {} };
  if (isWrong) return type === 'string' || type === 'boolean' || type === 'integer' ? {} : 7;
  return (
    value ?? values?.[0] ?? (type === undefined ? object(schema.oneOf?.[0] ?? schema.anyOf?.[0] ?? {}) : right[type])
  );
}

function object({ properties = {}, required = [] }: Schema): Record<string, unknown> {
  return Object.fromEntries(required.map((name) => [name, sample(properties[name] ?? {})]));
}

function isAccepted(change: object): boolean {
  const reading = readList(JSON.stringify({ connections: [{ name: 'n', url: 'h', ...change }] }));
  return 'entries' in reading && reading.entries[0]?.kind === 'connection';
}

describe('the schema of the workspace file', () => {
  it('has the members of a request, and a name, query and stop rules', () => {
    assert.deepEqual(names(members), [...names(draftMembers), 'name', 'query', 'stopOn'].toSorted());
    assert.deepEqual(names(members['options']?.properties), names(options));
    assert.deepEqual(members['reconnect']?.enum?.toSorted(), names(policies));
    assert.deepEqual(
      members['auth']?.oneOf?.map(({ properties }) => properties?.['kind']?.const).toSorted(),
      names(kinds),
    );
    assert.deepEqual(names(members['stopOn']?.items?.properties), names(rule));
  });

  it('has the stop rules of the setting', () => {
    const setting = manifest.contributes.configuration.properties['sseMonitor.stopOn'];
    assert.deepEqual(names(setting?.items?.properties), names(rule));
  });

  it('wants what is read, and nothing that is not', () => {
    for (const [name, schema] of Object.entries(members)) {
      if (name === 'name' || name === 'url') continue;
      assert.ok(isAccepted({ [name]: sample(schema) }), name);
      assert.ok(!isAccepted({ [name]: sample(schema, true) }), `${name}, wrong`);
    }
    for (const [name, schema] of Object.entries(members['options']?.properties ?? {})) {
      assert.ok(isAccepted({ options: { [name]: sample(schema) } }), name);
      assert.ok(!isAccepted({ options: { [name]: sample(schema, true) } }), `${name}, wrong`);
    }
    for (const schema of members['auth']?.oneOf ?? []) {
      const auth = object(schema);
      assert.ok(isAccepted({ auth }), JSON.stringify(auth));
      for (const name of schema.required ?? []) {
        const { [name]: _without, ...rest } = auth;
        assert.ok(!isAccepted({ auth: rest }), `${JSON.stringify(auth)} without ${name}`);
      }
    }
  });
});

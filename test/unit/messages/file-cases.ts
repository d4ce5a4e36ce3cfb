/** Opens what is said of files: certificates and sockets of the options, lists of saved connections. */

import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRegularFile } from '../../../src/host/files/regular-file.ts';
import { resolveRoute } from '../../../src/host/request/connection-options.ts';
import type { ListPlace } from '../../../src/host/saved/list-storage.ts';
import { SavedList, SavedListError, entriesIn } from '../../../src/host/saved/saved-list.ts';
import { keptVersion } from '../../../src/shared/boundary/kept.ts';
import type { ConnectionOptions } from '../../../src/shared/stream/records.ts';
import { asNobody, writeDenied } from '../../support/denied-file.ts';
import type { UnitCases } from '../../support/message-cases.ts';
import { authority, client, folder, server } from './certificates.ts';
import { oldPkcs12 } from './old-pkcs12.ts';
import { refusal } from './request-cases.ts';

authority.write('cert.pem', client.cert);
authority.write('key.pem', client.key);
authority.write('locked.pem', authority.encryptedKey(client, 'sesame'));
authority.write('other.pem', server.key);
authority.write('text.txt', 'hello');
authority.write('onlyKey.pem', client.key);
authority.write('damaged.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
mkdirSync(join(folder, 'folder'));
writeFileSync(join(folder, 'large.pem'), '');
truncateSync(join(folder, 'large.pem'), 1e6 + 1);
symlinkSync('circle.pem', join(folder, 'circle.pem'));

function options(wrong: ConnectionOptions, from: string | undefined = folder): Promise<string | undefined> {
  return refusal(() => resolveRoute(wrong, from));
}

writeDenied(join(folder, 'denied.pem'));
writeFileSync(join(folder, 'old.p12'), Buffer.from(oldPkcs12, 'base64'));

const at = (name: string): string => join(folder, name);
const hush = ['hush'];
const pair = { certificateFile: 'cert.pem', keyFile: 'locked.pem' };

const optionCases: UnitCases<'option'> = {
  proxyScheme: { facts: ['socks5'], open: () => options({ proxy: 'socks5://me:hush@p:1' }), secrets: hush },
  proxyNoUrl: { facts: [], open: () => options({ proxy: 'http://me:hush@:x' }), secrets: hush },
  proxyPath: { facts: [], open: () => options({ proxy: 'http://me:hush@p/a' }), secrets: hush },
  proxyAndSocket: { facts: [], open: () => options({ proxy: 'me:hush@p:1', socketPath: '/s' }), secrets: hush },
  relativeFile: {
    facts: ['authorities', 'a.pem'],
    open: () => refusal(() => resolveRoute({ caFile: 'a.pem' }, undefined)),
  },
  relativeSocket: { facts: ['s'], open: () => refusal(() => resolveRoute({ socketPath: 's' }, undefined)) },
  fileMissing: { facts: ['authorities', at('none.pem')], open: () => options({ caFile: 'none.pem' }) },
  fileIsFolder: { facts: ['certificate', at('folder')], open: () => options({ certificateFile: 'folder' }) },
  fileIsSpecial: { facts: ['authorities', '/dev/zero', 'device'], open: () => options({ caFile: '/dev/zero' }) },
  fileTooLarge: { facts: ['authorities', at('large.pem'), 1], open: () => options({ caFile: 'large.pem' }) },
  fileDenied: {
    facts: ['authorities', at('denied.pem')],
    open: () => asNobody(() => options({ caFile: 'denied.pem' })),
  },
  fileUnreadable: {
    facts: ['key', at('circle.pem'), 'ELOOP'],
    open: () => options({ certificateFile: 'cert.pem', keyFile: 'circle.pem' }),
  },
  socketUnusable: { facts: [at('circle.pem'), 'ELOOP'], open: () => options({ socketPath: 'circle.pem' }) },
  noSocket: { facts: [at('text.txt')], open: () => options({ socketPath: 'text.txt' }) },
  noAuthorities: { facts: ['text.txt'], open: () => options({ caFile: 'text.txt' }) },
  keyAlone: { facts: [], open: () => options({ keyFile: 'key.pem' }) },
  noCertificate: { facts: ['onlyKey.pem'], open: () => options({ certificateFile: 'onlyKey.pem' }) },
  noKey: { facts: ['cert.pem'], open: () => options({ certificateFile: 'cert.pem' }) },
  noPemKey: { facts: ['text.txt'], open: () => options({ certificateFile: 'cert.pem', keyFile: 'text.txt' }) },
  noPassphrase: { facts: ['cert.pem'], open: () => options(pair) },
  wrongPassphrase: { facts: ['cert.pem'], open: () => options({ ...pair, passphrase: 'hush' }), secrets: hush },
  otherKey: { facts: ['cert.pem'], open: () => options({ certificateFile: 'cert.pem', keyFile: 'other.pem' }) },
  oldEncryption: {
    facts: ['old.p12'],
    open: () => options({ certificateFile: 'old.p12', passphrase: 'sesame' }),
    secrets: ['sesame'],
  },
  damaged: { facts: ['damaged.pem'], open: () => options({ certificateFile: 'damaged.pem', keyFile: 'key.pem' }) },
  noIdentity: { facts: ['text.txt'], open: () => options({ certificateFile: 'text.txt' }) },
};

/** A list whose text is this, and does not become another. */
function list(text: string, id = 'file:///demo', write?: () => Promise<boolean>): SavedList {
  const place: ListPlace = {
    read: async () => text,
    write: write ?? (async () => true),
    onDidChange: () => ({ dispose: () => {} }),
    dispose: () => {},
  };
  const called = id === 'user' ? 'your connections' : '.vscode/sse-monitor.json';
  return new SavedList({ id, label: 'L', called }, place);
}

async function listRefusal(action: () => unknown): Promise<string | undefined> {
  try {
    await action();
    return undefined;
  } catch (error) {
    if (error instanceof SavedListError) return error.message;
    throw error;
  }
}

const file = '.vscode/sse-monitor.json';
const full: () => Promise<boolean> = () => Promise.reject(new Error('the disk is full'));

const savedCases: UnitCases<'saved'> = {
  gone: { facts: [file], open: () => listRefusal(() => list('').find('/a')) },
  fileNotChanged: {
    facts: [file, 'the disk is full'],
    open: () => listRefusal(() => list('', undefined, full).edit(() => '{}')),
  },
  ownNotChanged: {
    facts: ['your connections', 'the disk is full'],
    open: () => listRefusal(() => list('', 'user', full).edit(() => '{}')),
  },
  noFolder: {
    facts: ['a'],
    open: async () => {
      const one = list('{"connections":[{"name":"a","url":"http://me:hush@h/"}]}');
      const entries = await one.entries();
      return listRefusal(() => entriesIn(one, entries, '/a'));
    },
    secrets: hush,
  },
};

/** What is said of a list, or of its first entry that is broken. */
async function fault(text: string): Promise<string> {
  const reading = await list(text).read();
  if ('problem' in reading) return `It is so: ${reading.problem}.`;
  const broken = deepest(reading.entries);
  return `It is so: ${broken ?? ''}.`;
}

type Entries = Awaited<ReturnType<SavedList['entries']>>;

function deepest(entries: Entries): string | undefined {
  for (const entry of entries) {
    if (entry.kind === 'broken') return entry.problem;
    const inside = entry.kind === 'folder' ? deepest(entry.entries) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

const nested = (depth: number): string =>
  depth === 0 ? '{"name":"f","connections":[]}' : `{"name":"f","connections":[${nested(depth - 1)}]}`;
const entry = (text: string): string => `{"connections":[${text}]}`;

const listFaultCases: UnitCases<'listFault'> = {
  changing: {
    facts: [],
    open: () => listRefusal(() => list('', undefined, async () => false).edit(() => '{}')),
  },
  notJson: { facts: ['colon expected', 2], open: () => fault('{\n"connections" []}') },
  noObject: { facts: [], open: () => fault('[]') },
  newer: { facts: [keptVersion + 1], open: () => fault(`{"version":${keptVersion + 1},"connections":[]}`) },
  noList: { facts: [], open: () => fault('{"connections":{}}') },
  entryNoObject: { facts: [], open: () => fault(entry('1')) },
  noName: { facts: [], open: () => fault(entry('{"url":"http://h/"}')) },
  tooDeep: { facts: [], open: () => fault(entry(nested(30))) },
  neitherKind: { facts: [], open: () => fault(entry('{"name":"a"}')) },
  wrongMember: {
    facts: ['auth'],
    open: () => fault(entry('{"name":"a","url":"h","auth":{"kind":"bearer","tokens":"hush"}}')),
    secrets: hush,
  },
};

/** Why a file is not read. */
async function notRead(path: string): Promise<string | undefined> {
  try {
    await readRegularFile(path, 1e6);
    return undefined;
  } catch (error) {
    return `It is so: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

const fileFaultCases: UnitCases<'fileFault'> = {
  special: { facts: ['device'], open: () => notRead('/dev/zero') },
  tooLarge: { facts: [1], open: () => notRead(at('large.pem')) },
};

export const fileCases = {
  option: optionCases,
  saved: savedCases,
  listFault: listFaultCases,
  fileFault: fileFaultCases,
};

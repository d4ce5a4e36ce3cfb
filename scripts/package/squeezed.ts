/** The VSIX as vsce made it, in fewer bytes: the same files, their JSON without blanks and without what only a checkout needs. */

import { crc32 } from 'node:zlib';
import { unzipSync, Zip, type ZipInputFile } from 'fflate';
import { deflateAll } from './zopfli.ts';

/** Of a ZIP archive: APPNOTE.TXT, section 4.4.5. */
const deflated = 8;

/** What npm reads in a manifest, and VS Code does not. */
const ofCheckout = new Set(['scripts', 'dependencies', 'devDependencies', 'optionalDependencies', 'private']);

/**
 * @param archive - a VSIX
 * @returns the same VSIX; its files are compressed with Zopfli
 */
export async function squeezed(archive: Uint8Array): Promise<Uint8Array> {
  const files = Object.entries(unzipSync(archive)).map(([name, bytes]) => ({ name, bytes: lessOf(name, bytes) }));
  const packed = await deflateAll(files.map(({ bytes }) => bytes));
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  for (const [at, { name, bytes }] of files.entries()) {
    const file: ZipInputFile = { filename: name, size: bytes.length, crc: crc32(bytes), compression: deflated };
    zip.add(file);
    file.ondata?.(null, new Uint8Array(packed[at] ?? []), true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

function lessOf(name: string, bytes: Uint8Array): Uint8Array {
  if (!name.endsWith('.json')) return bytes;
  const json = JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<string, unknown>>;
  const isWanted = ([key]: [string, unknown]): boolean => name !== 'extension/package.json' || !ofCheckout.has(key);
  return new TextEncoder().encode(JSON.stringify(Object.fromEntries(Object.entries(json).filter(isWanted))));
}

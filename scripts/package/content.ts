/** What is in the VSIX, and what is to be: nothing goes out by accident, and nothing is left out. */

import { readFileSync } from 'node:fs';
import { type UnzipFileInfo, unzipSync } from 'fflate';

/** A file of an archive. */
export interface PackedFile {
  readonly name: string;
  /** Unpacked. */
  readonly bytes: number;
}

/** The VSIX may have so many bytes, a few more than it has: what makes it larger is looked at first. Its goal is 400,000. */
const maxPackedBytes = 520_000;
const maxFileBytes = 800_000;

/** Each stands for one file at least; there are no others. */
const expected: readonly RegExp[] = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(?:readme|changelog|THIRD-PARTY-NOTICES)\.md$/,
  /^extension\/LICENSE\.txt$/,
  /^extension\/package\.json$/,
  /^extension\/package\.nls(?:\.[a-z-]+)?\.json$/,
  /^extension\/dist\/l10n\/bundle\.l10n\.[a-z-]+\.json$/,
  /^extension\/dist\/(?:extension|engine)\.cjs$/,
  /^extension\/dist\/parts\/(?:window|stream|lenses|chunk)-[A-Z0-9]+\.cjs$/,
  /^extension\/dist\/(?:page|uplot)\.js$/,
  /^extension\/media\/icon\.png$/,
  /^extension\/media\/(?:activity-bar|state-(?:idle|open|waiting|closed|error))\.svg$/,
  /^extension\/media\/walkthrough-(?:sample|url|filter|diagnosis|share)\.svg$/,
  /^extension\/schemas\/sse-monitor\.schema\.json$/,
  /^extension\/syntaxes\/event-stream\.(?:language|tmLanguage)\.json$/,
];

/** @throws Error that says what is not as it should be */
export function checkContent(file: string): void {
  const archive = readFileSync(file);
  const faults = contentFaults(filesIn(archive), archive.length);
  if (faults.length > 0) throw new Error(`The VSIX is not what it should be:\n${faults.join('\n')}`);
}

/** A sentence for each fault. @param packedBytes - of the archive */
export function contentFaults(files: readonly PackedFile[], packedBytes: number): readonly string[] {
  return [
    ...files
      .filter(({ name }) => !expected.some((pattern) => pattern.test(name)))
      .map(({ name }) => `${name} does not belong in it, or is missing in scripts/package/content.ts.`),
    ...expected
      .filter((pattern) => !files.some(({ name }) => pattern.test(name)))
      .map((pattern) => `There is no file ${pattern.source}.`),
    ...files
      .filter(({ bytes }) => bytes > maxFileBytes)
      .map(({ name, bytes }) => `${name} has ${bytes} bytes, more than ${maxFileBytes}.`),
    ...(packedBytes > maxPackedBytes ? [`The VSIX has ${packedBytes} bytes, more than ${maxPackedBytes}.`] : []),
  ];
}

/** The files of a ZIP archive; none is unpacked. @throws Error when it is none */
function filesIn(archive: Uint8Array): readonly PackedFile[] {
  const files: PackedFile[] = [];
  const listEntry = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (!name.endsWith('/')) files.push({ name, bytes: originalSize });
    return false;
  };
  unzipSync(archive, { filter: listEntry });
  return files;
}

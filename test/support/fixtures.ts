/** Where the recorded vectors and scenarios are. */

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * Reads a JSON file of test/fixtures.
 *
 * @param folder - another folder to look in; a test that was bundled has no fixtures beside its own file
 */
export function readFixture(name: string, folder?: string | URL): unknown {
  return JSON.parse(readFileSync(new URL(name, folderUrl(folder)), 'utf8'));
}

function folderUrl(folder: string | URL | undefined): URL {
  if (folder === undefined) return new URL('../fixtures/', import.meta.url);
  const url = typeof folder === 'string' ? pathToFileURL(folder) : folder;
  // Without a slash at its end the last part would count as a file, beside which the name is looked up.
  return url.href.endsWith('/') ? url : new URL(`${url.href}/`);
}

/** Which files, when they are saved, may restart the server of a stream. */

import { languages, RelativePattern, type TextDocument, workspace } from 'vscode';
import { extname } from 'node:path';
import type { ConnectionOptions } from '../../shared/stream/records.ts';

/** Of files in the languages that servers are written in. */
const sourceExtensions: ReadonlySet<string> = new Set(
  (
    '.py .pyi .js .mjs .cjs .jsx .ts .mts .cts .tsx .go .rb .java .kt .kts .scala .groovy .clj .cs .fs .vb .php .rs ' +
    '.ex .exs .erl .swift .dart .lua .pl .pm .cr .nim .zig .c .cc .cpp .h .hpp'
  ).split(' '),
);

/** Whether it is a file of the workspace that the option means; without a glob: source code. */
export function isSourceOfServer(
  document: TextDocument,
  { reconnectOnSave = false }: Pick<ConnectionOptions, 'reconnectOnSave'>,
): boolean {
  const folder = workspace.getWorkspaceFolder(document.uri);
  if (folder === undefined) return false;
  if (typeof reconnectOnSave === 'boolean' || reconnectOnSave.trim() === '')
    return sourceExtensions.has(extname(document.uri.path).toLowerCase());
  return languages.match({ pattern: new RelativePattern(folder, reconnectOnSave.trim()) }, document) > 0;
}

/** Extensions that do nothing, for what is to be measured beside ours. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../../system/project.ts';
import { packageFolder } from '../../package/vsix.ts';

/** VS Code activates it when it is asked to, and it does nothing then. @returns its folder */
export function makeBareExtension(name: string): string {
  const folder = join(scratchFolder, 'bare', name);
  const manifest = {
    publisher: 'sse-monitor-bench',
    name,
    version: '0.0.0',
    license: 'MIT',
    engines: { vscode: '^1.101.0' },
    main: './extension.cjs',
    activationEvents: [`onCommand:${name}`],
    files: ['extension.cjs'],
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'extension.cjs'), 'exports.activate = () => undefined;\n');
  return folder;
}

/** @returns the path of its VSI'../../system/project.ts' */
export async function packageBareExtension(name: string): Promise<string> {
  const file = join(scratchFolder, 'bare', `${name}.vsix`);
  await packageFolder(makeBareExtension(name), file, ['--skip-license']);
  return file;
}

/** npm run package: makes the VSIX. */

import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { packageExtension } from './package/vsix.ts';
import { root } from './system/project.ts';

const file = await packageExtension();
console.log(`${relative(root, file)}, ${((await stat(file)).size / 1024).toFixed(1)} KB`);

/** npm run package: makes the VSIX. With `--table` it says what in it takes how much. */

import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { argv } from 'node:process';
import { sizeTables } from './package/size-table.ts';
import { packageExtension } from './package/vsix.ts';
import { root } from './system/project.ts';

const file = await packageExtension();
console.log(`${relative(root, file)}, ${((await stat(file)).size / 1000).toFixed(1)} KB`);
if (argv.includes('--table')) console.log(`\n${await sizeTables(file)}`);

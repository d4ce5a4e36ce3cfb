/** npm run build, npm run watch: bundles the extension into dist; the arguments are those of esbuild.mjs. */

import { spawnSync } from 'node:child_process';
import { argv, execPath } from 'node:process';
import { bundler } from './package/bundle.ts';
import { root } from './system/project.ts';

const { status } = spawnSync(execPath, [bundler, ...argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;

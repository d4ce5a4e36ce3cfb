/**
 * npm run test:changed [BASE]: the checks, and the tests that a change touches, by what imports what. BASE is a commit;
 * without it, where this branch left `main`, and on `main` the last commit.
 */

import { argv } from 'node:process';
import { changedFiles, wantedAfter } from './test/changed.ts';
import { runSteps } from './test/run-steps.ts';

const changed = await changedFiles(argv[2]);
const wanted = wantedAfter(changed);
console.log(`${changed.length} files have changed.`);
for (const [name, files] of wanted) console.log(files === undefined ? name : `${name}: ${files.length} files`);
const { passed, failed } = await runSteps(wanted);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

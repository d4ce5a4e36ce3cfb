/** npm run test:deep: the unit tests with four times the random cases that they were written for. */

import { env } from 'node:process';
import { runSteps } from './test/run-steps.ts';

env['TEST_DEPTH'] ??= '4';
console.log(`depth ${env['TEST_DEPTH']}`);
const { passed, failed } = await runSteps(new Map([['unit', undefined]]));
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

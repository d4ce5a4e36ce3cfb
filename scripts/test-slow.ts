/** npm run test:slow: what takes minutes, in VS Code's extension host. */

import { buildExtension } from './build.ts';
import { runHostTests } from './test/host-tests.ts';

await buildExtension();
const { passed, failed } = await runHostTests('test/slow');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

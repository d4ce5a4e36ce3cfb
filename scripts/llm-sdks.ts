/**
 * npm run llm-sdks: runs the libraries of test/oracles over the recorded streams and over the streams with a fault, and
 * writes what each makes of them to test/oracles/found.json. `npm run diagnostics` makes the documentation of it.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingsOf } from '../test/oracles/findings.ts';
import { loadOracles } from '../test/oracles/oracles.ts';
import { root } from './system/project.ts';

const findings = await findingsOf(await loadOracles());
writeFileSync(join(root, 'test/oracles/found.json'), `${JSON.stringify(findings, undefined, 2)}\n`);

/**
 * node scripts/run.mjs record-responses: has Chromium read every response of test/support/response-cases.ts, and writes what it
 * made of them to test/fixtures/chromium-responses.json. `npm run test:slow` does the same and compares.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordResponses } from './oracle/chromium-responses.ts';
import { responseCases } from '../test/support/response-cases.ts';
import { root } from './system/project.ts';
import { launchBrowser } from './vscode/browser.ts';

const browser = await launchBrowser();
const records = await recordResponses(browser, responseCases);
const note =
  'What fetch and EventSource of this Chromium make of each response of test/support/response-cases.ts, written to a socket in one piece, in three, and with cuts between CR and LF (one verdict: it was the same each time). Bytes are characters; texts of more than 200 are abridged; what was read of a body that broke off is up to chance.';
const lines = records.map((record) => JSON.stringify(record)).join(',\n');
writeFileSync(
  join(root, 'test', 'fixtures', 'chromium-responses.json'),
  `{"format":1,"chromium":${JSON.stringify(browser.version())},"note":${JSON.stringify(note)},"records":[\n${lines}\n]}\n`,
);
await browser.close();
console.log(`${records.length} responses`);

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { recordResponses } from '../../../scripts/oracle/chromium-responses.ts';
import { launchBrowser } from '../../../scripts/vscode/browser.ts';
import { responseCases } from '../../support/response-cases.ts';
import { assertRead } from '../../support/response-differences.ts';

// What Chromium makes of a body that breaks off depends on how its reads fall: so it is not compared with what was recorded.
it('Chromium, as it is now, reads every response as we do', async () => {
  const browser = await launchBrowser();
  try {
    const records = await recordResponses(browser, responseCases);
    assert.equal(records.length, responseCases.length);
    for (const record of records) assertRead(record);
  } finally {
    await browser.close();
  }
});

/** What activating the extension takes beside one that does nothing, in a fresh window for each round. */

import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { ActivationReport } from '../../../test/perf/host/activation.ts';
import { median } from '../../../test/perf/statistics.ts';
import { packageExtension } from '../../package/vsix.ts';
import { scratchFolder } from '../../system/project.ts';
import { bundleForHost } from '../../test/extension-host.ts';
import { launchBrowser } from '../../vscode/browser.ts';
import { type VsCodeServer, startVsCodeServer } from '../../vscode/server.ts';
import { type Suite, runSuite } from '../../vscode/suite.ts';
import { perfFolder } from '../clients/context.ts';
import { makeBareExtension, packageBareExtension } from '../clients/bare-extension.ts';

/** Of two windows each. */
const rounds = 4;

/** The median over the rounds, in ms. */
export function activationMs(reports: readonly ActivationReport[], key: keyof ActivationReport): number {
  return median(reports.map((report) => report[key]));
}

export async function measureActivations(): Promise<readonly ActivationReport[]> {
  const suites = await makeSuites();
  // Both are installed, as extensions are; the one under development has nothing but the suite.
  const extensions = [await packageExtension(), await packageBareExtension('nothing')];
  const server = await startVsCodeServer({ extensions, smokeTestDriver: true });
  const browser = await launchBrowser();
  try {
    const reports: ActivationReport[] = [];
    for (let round = 0; round < rounds; round++) {
      // In turn: whoever comes second may find something done already.
      for (const suite of suites) reports.push(await measureInWindow(browser, server, suite));
    }
    return reports;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** One that activates ours first, and one that activates it last. */
async function makeSuites(): Promise<readonly Suite[]> {
  const extensionDevelopmentPath = makeBareExtension('suite');
  const names = ['ours-first', 'ours-last'];
  const outdir = join(scratchFolder, 'activation');
  await bundleForHost(
    names.map((out) => ({ in: join(perfFolder, 'host', `${out}.ts`), out })),
    outdir,
  );
  return names.map((name) => ({ extensionDevelopmentPath, extensionTestsPath: join(outdir, `${name}.cjs`) }));
}

async function measureInWindow(browser: Browser, server: VsCodeServer, suite: Suite): Promise<ActivationReport> {
  const lines: string[] = [];
  const page = await browser.newPage();
  const code = await runSuite(page, server, suite, (line) => lines.push(line));
  await page.close();
  const mark = 'host| ';
  const report = lines.find((line) => line.startsWith(mark));
  if (code !== 0 || report === undefined) throw new Error(`No activation was measured:\n${lines.join('\n')}`);
  return JSON.parse(report.slice(mark.length)) as ActivationReport;
}

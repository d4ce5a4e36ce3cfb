/**
 * npm run audit: whether the registry knows of a weakness of what is bundled (then it fails), or of a tool (then it says so).
 * Where the registry cannot be reached it says that, and does not fail: it is no test of the code.
 */

import { root } from './system/project.ts';
import { tryCommand } from './system/command.ts';

interface AuditReport {
  readonly error?: { readonly summary?: string };
  readonly message?: string;
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>;
}

/** @param args - which dependencies. @returns `name (severity)` of each; or why nobody knows */
async function audit(...args: readonly string[]): Promise<readonly string[] | string> {
  const { output } = await tryCommand('npm', ['audit', '--json', ...args], { cwd: root });
  const json = output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1);
  const report = readReport(json);
  if (report?.vulnerabilities === undefined) return report?.error?.summary || report?.message || output.trim();
  return Object.entries(report.vulnerabilities).map(([name, { severity }]) => `${name} (${severity})`);
}

function readReport(json: string): AuditReport | undefined {
  try {
    return JSON.parse(json) as AuditReport;
  } catch {
    return undefined;
  }
}

const bundled = await audit('--omit=dev');
if (typeof bundled === 'string') {
  console.log(`Not audited, for the registry did not answer: ${bundled.split('\n', 1)[0]}`);
} else {
  const all = await audit();
  const tools = typeof all === 'string' ? [] : all.filter((name) => !bundled.includes(name));
  console.log(
    `Bundled: ${bundled.join(', ') || 'nothing is known'}. Tools: ${tools.join(', ') || 'nothing is known'}.`,
  );
  process.exitCode = bundled.length === 0 ? 0 : 1;
}

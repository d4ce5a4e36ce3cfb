/**
 * Writes THIRD-PARTY-NOTICES.md: the licenses of the packages whose code the bundles hold, as the bundler found them.
 * With `--check` it only says whether the file is up to date.
 */

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { build } from 'esbuild';
import { bundles } from '../esbuild.mjs';

const outFile = 'THIRD-PARTY-NOTICES.md';

/** `node_modules/@scope/name` or `node_modules/name`, nested ones too. */
const packageFolder = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//;

async function bundledPackages(): Promise<string[]> {
  // The icons are drawn in the page's own code, where the bundler does not see whose they are.
  const folders = new Set(['node_modules/@vscode/codicons']);
  for (const options of bundles) {
    const { metafile } = await build({ ...options, write: false, metafile: true, logLevel: 'error' });
    for (const input of Object.keys(metafile.inputs)) {
      const folder = packageFolder.exec(input)?.[1];
      if (folder !== undefined) folders.add(folder);
    }
  }
  return [...folders].sort((a, b) => a.localeCompare(b, 'en'));
}

function notice(folder: string): string {
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Record<string, string>;
  const files = readdirSync(folder).filter((name) => /^licen[cs]e/i.test(name));
  const text = files.map((name) => linked(readFileSync(`${folder}/${name}`, 'utf8').trim())).join('\n\n');
  const license = text === '' ? `License: ${manifest['license']}` : `\`\`\`\n${text}\n\`\`\``;
  return `## ${manifest['name']} ${manifest['version']}\n\n${license}\n`;
}

/** [spec] CC BY 4.0, section 3(a)(1)(C): the text of the license, or a link to it. It would be half of the notices. */
function linked(text: string): string {
  if (!/^Attribution 4\.0 International\r?\n/.test(text)) return text;
  return 'Creative Commons Attribution 4.0 International\nhttps://creativecommons.org/licenses/by/4.0/legalcode';
}

const intro = `# Third-party notices

SSE Monitor contains code and icons of these packages.
`;
const text = [intro, ...(await bundledPackages()).map(notice)].join('\n');

if (argv.includes('--check')) {
  if (readFileSync(outFile, 'utf8') !== text) {
    console.error(`${outFile} is not up to date. Run: npm run notices`);
    exit(1);
  }
} else {
  writeFileSync(outFile, text);
}

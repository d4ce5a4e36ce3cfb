/**
 * Writes docs/diagnostics.md: every kind of note with what it says and the stream that it is about, from the catalogue and
 * from the streams that its tests send. With `--check` it only says whether the file is up to date.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { catalogue, diagnosisCode, diagnosisKinds, type DiagnosisKind } from '../src/shared/diagnoses/catalogue.ts';
import { frameworks, recipes } from '../src/shared/diagnoses/recipes.ts';
import { type LifeExample, lifeCases } from '../test/support/connection-diagnosis-cases.ts';
import { type DiagnosisExample, type DiagnosisStream, diagnosisStreams } from '../test/support/diagnosis-streams.ts';

const outFile = 'docs/diagnostics.md';

/** Longer streams are shown in part. */
const shownChars = 300;

const intro = `# Diagnostics

What the monitor says about a stream, under **Notes** in the panel, and on the rows that a note is about. Written by
\`npm run diagnostics\` from the catalogue in \`src/shared/diagnoses/\` and from the streams of its tests; do not edit.

An *error*: browsers lose what was sent. A *warning*: something will go wrong. A *hint*: good to know. A kind that is not
wanted is turned off where it stands, or with the setting \`sseMonitor.notes.off\`.

Lines and blocks are judged as they come. Events are looked at when there is time: all of them while no more than some
10,000 a second come, else after the flood, as long as the log holds them. The panel says how many were looked at. Of a kind,
20 subjects (names of fields, types) are told apart and 50 places each are remembered; all are counted.
`;

/** Facts for sentences in general. Not empty: then nothing is put into a sentence. */
const placeholders = new Proxy<Record<string, string>>({ any: '' }, { get: (_, name) => `‹${String(name)}›` });

function section(kind: DiagnosisKind): string {
  const { severity, title, what, browsers, fix, recipe } = catalogue[kind];
  const { trigger, nearMiss } = streamsOf(kind);
  return `### ${diagnosisCode(kind)} ${title}

*${severity}* — ${what(placeholders)}

- **Browsers:** ${browsers}
- **Mend it:** ${fix(placeholders)}${recipe === undefined ? '' : ` See [${recipe}](#${recipe.toLowerCase()}).`}

| told | not told |
|---|---|
| ${trigger} | ${nearMiss} |
`;
}

function streamsOf(kind: DiagnosisKind): { readonly trigger: string; readonly nearMiss: string } {
  const ofWire: Partial<Record<DiagnosisKind, DiagnosisExample>> = diagnosisStreams;
  const ofLife: Partial<Record<DiagnosisKind, LifeExample>> = lifeCases;
  const [wire, life] = [ofWire[kind], ofLife[kind]];
  if (wire !== undefined) return { trigger: shown(wire.trigger), nearMiss: shown(wire.nearMiss) };
  if (life === undefined) throw new Error(`There is no stream for ${kind}.`);
  return { trigger: code(life.trigger.told), nearMiss: code(life.nearMiss.told) };
}

function shown({ pieces, ends }: DiagnosisStream): string {
  const isPaced = pieces.some(({ at }) => at > 0);
  const texts = pieces.map(({ bytes, at }) => {
    const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1');
    return `${isPaced ? `[${at} ms] ` : ''}${JSON.stringify(text).slice(1, -1)}`;
  });
  const all = texts.join('\n');
  return code(`${all.length > shownChars ? `${all.slice(0, shownChars)}…` : all}${ends ? '' : '\n(goes on)'}`);
}

/** For a cell of a table. */
function code(text: string): string {
  return text
    .split('\n')
    .map((line) => `<code>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '&#124;')}</code>`)
    .join('<br>');
}

function recipeSection([name, ways]: [string, (typeof recipes)[keyof typeof recipes]]): string {
  const rows = frameworks.map((framework) => `| ${framework} | ${code(ways[framework])} |`);
  return `### ${name}\n\n| | |\n|---|---|\n${rows.join('\n')}\n`;
}

const themes = {
  1: 'Lines',
  2: 'Blocks, IDs and bytes',
  3: 'Data and time',
  4: 'Headers',
  5: 'Delivery',
  6: 'Connections',
};

function theme([hundred, name]: [string, string]): string {
  const kinds = diagnosisKinds.filter((kind) => Math.floor(catalogue[kind].number / 100) === Number(hundred));
  return [`## ${name}\n`, ...kinds.map(section)].join('\n');
}

const text = [
  intro,
  ...Object.entries(themes).map(theme),
  '## How servers do it right\n',
  ...Object.entries(recipes).map(recipeSection),
].join('\n');

if (argv.includes('--check')) {
  if (readFileSync(outFile, 'utf8') !== text) {
    console.error(`${outFile} is not up to date. Run: npm run diagnostics`);
    exit(1);
  }
} else {
  writeFileSync(outFile, text);
}

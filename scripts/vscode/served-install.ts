/**
 * A real VS Code for machines on which no desktop one can be downloaded: the npm package `code-server` carries
 * workbench, remote extension host and webviews.
 */

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { arch, env, platform } from 'node:process';
import { installSystemPackages } from '../system/apt.ts';
import { findOnPath, runCommand } from '../system/command.ts';
import { cachedTool } from '../system/tools-folder.ts';

/** Carries VS Code 1.139.1. */
const version = '4.139.1';

/** The Node that this VS Code is built for; the package holds the headers, too, which its native modules need. */
const nodeVersion = '24.21.0';

/** Without these the server does not start; the other native modules serve terminals and search. */
const nativeModules = ['@vscode/spdlog', '@vscode/native-watchdog'];

export interface ServedVsCode {
  readonly node: string;
  /** `server-main.js`, to be run by that node. */
  readonly server: string;
  /** The program that VS Code searches files with. */
  readonly ripgrep: string;
}

/** The served VS Code, which is installed first if need be: minutes, and a compiler for its native modules. */
export async function installServedVsCode(): Promise<ServedVsCode> {
  if (platform !== 'linux') {
    throw new Error('No VS Code can be found or downloaded. Install VS Code with its `code` command on PATH.');
  }
  const folder = await cachedTool(`vscode-served-${version}-node-${nodeVersion}-${arch}`, build);
  const vscode = vscodeIn(folder);
  const ripgrep = join(vscode, 'node_modules', '@vscode', 'ripgrep-universal', 'bin', `linux-${arch}`, 'rg');
  const found = { node: nodeIn(folder), server: join(vscode, 'out', 'server-main.js'), ripgrep };
  if (!existsSync(found.node) || !existsSync(found.server)) {
    throw new Error(`${folder} is damaged. Delete it and run this again.`);
  }
  return found;
}

const nodePackageIn = (folder: string): string => join(folder, 'node_modules', `node-linux-${arch}`);
const nodeIn = (folder: string): string => join(nodePackageIn(folder), 'bin', 'node');
const vscodeIn = (folder: string): string => join(folder, 'node_modules', 'code-server', 'lib', 'vscode');

async function build(folder: string): Promise<void> {
  await installCompiler();
  console.log(`Installing VS Code (code-server ${version}), once for all checkouts. This takes a few minutes…`);
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  const npm = npmWithNode(folder);
  const packages = [`code-server@${version}`, `node-linux-${arch}@${nodeVersion}`];
  await npm(folder, ['install', '--save-exact', '--ignore-scripts', ...packages]);
  const vscode = vscodeIn(folder);
  await npm(vscode, ['install', '--omit=dev', '--ignore-scripts']);
  await npm(join(vscode, 'extensions'), ['install', '--omit=dev', '--ignore-scripts']);
  await npm(vscode, ['rebuild', ...nativeModules]);
}

type Npm = (folder: string, args: readonly string[]) => Promise<string>;

/** Runs npm with the Node of the package first on PATH, and its headers instead of a download. */
function npmWithNode(folder: string): Npm {
  const nodePackage = nodePackageIn(folder);
  const environment = {
    PATH: [join(nodePackage, 'bin'), env['PATH'] ?? ''].join(delimiter),
    npm_config_nodedir: nodePackage,
    npm_config_fund: 'false',
    npm_config_audit: 'false',
    npm_config_update_notifier: 'false',
  };
  return (cwd, args) => runCommand('npm', args, { cwd, env: environment });
}

async function installCompiler(): Promise<void> {
  const needed = { 'g++': 'g++', make: 'make', python3: 'python3' };
  const missing = Object.entries(needed).filter(([command]) => findOnPath([command]) === undefined);
  if (missing.length === 0) return;
  const packages = missing.map(([, name]) => name);
  await installSystemPackages(packages, "What compiles VS Code's native modules");
}

if (process.argv[1] === import.meta.filename) console.log(await installServedVsCode());

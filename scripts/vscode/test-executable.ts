/** The VS Code in which the suite of the extension host runs. */

import { join } from 'node:path';
import { env, platform } from 'node:process';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { isExecutable } from '../system/command.ts';
import { toolsFolder } from '../system/tools-folder.ts';

/** The served VS Code, behind the arguments of a desktop one. */
export const launcher = join(import.meta.dirname, 'launcher.ts');

const updateServer = 'https://update.code.visualstudio.com/api/releases/stable';
const probeMs = 4_000;

/**
 * An executable for `runTests`: a desktop VS Code, downloaded once, where there is a display and its update server
 * answers; else the launcher of the served one. SSE_MONITOR_VSCODE forces either (`desktop`, `served`) or names an
 * executable.
 */
export async function vscodeForTests(): Promise<string> {
  const wanted = env['SSE_MONITOR_VSCODE'] ?? '';
  if (wanted !== '' && wanted !== 'desktop' && wanted !== 'served') {
    if (isExecutable(wanted)) return wanted;
    throw new Error(`SSE_MONITOR_VSCODE is neither desktop nor served nor an executable file: ${wanted}`);
  }
  const desktop = wanted === 'desktop' || (wanted === '' && hasDisplay() && (await canDownload()));
  return desktop ? downloadAndUnzipVSCode({ cachePath: join(toolsFolder(), 'vscode-desktop') }) : launcher;
}

function hasDisplay(): boolean {
  return platform !== 'linux' || (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
}

async function canDownload(): Promise<boolean> {
  try {
    return (await fetch(updateServer, { method: 'HEAD', signal: AbortSignal.timeout(probeMs) })).ok;
  } catch {
    return false;
  }
}

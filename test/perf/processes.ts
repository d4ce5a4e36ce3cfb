/** Processes and what they use, as Linux tells it in /proc. */

import { readFileSync, readdirSync } from 'node:fs';

export interface ProcessInfo {
  readonly pid: number;
  /** Processor time that it has used, and those that it waited for, in ticks of the kernel. */
  readonly ticks: number;
}

/** The process and all that descend from it. @throws where there is no /proc */
export function familyOf(rootPid: number): readonly ProcessInfo[] {
  const processes = new Map<number, { parent: number; ticks: number }>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readStat(name) : undefined;
    if (stat !== undefined) processes.set(Number(name), stat);
  }
  const isOurs = (pid: number): boolean => {
    if (pid === rootPid) return true;
    const parent = processes.get(pid)?.parent;
    return parent !== undefined && isOurs(parent);
  };
  return [...processes].filter(([pid]) => isOurs(pid)).map(([pid, { ticks }]) => ({ pid, ticks }));
}

/**
 * Bytes that the extension host has in memory. It must be the only one among the descendants.
 *
 * @returns `undefined` where nobody knows
 */
export function extensionHostBytes(rootPid: number): number | undefined {
  try {
    const host = familyOf(rootPid).find(({ pid }) => read(pid, 'cmdline').includes('--type=extensionHost'));
    const kilobytes = host && /^VmRSS:\s*(\d+) kB/m.exec(read(host.pid, 'status'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

function read(pid: number, file: string): string {
  return readFileSync(`/proc/${pid}/${file}`, 'latin1');
}

/** @returns `undefined` when the process has ended meanwhile */
function readStat(pid: string): { parent: number; ticks: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the name, in parentheses, and may contain anything.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    return { parent, ticks: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) };
  } catch {
    return undefined;
  }
}

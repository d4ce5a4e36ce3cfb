/**
 * Whether VS Code would connect directly to a server, or put a proxy between.
 *
 * It decides inside of the `request()` that it puts in the place of node's, by its settings (`http.proxySupport`, `http.proxy`,
 * `http.noProxy`), the environment (`HTTPS_PROXY`, `NO_PROXY`) and the system, on the machine of the window where that is another one. No
 * API tells. Its own module has the function that it decides with, which extensions of VS Code ask too; where that is not to be
 * had, nothing is known, and VS Code makes the connection.
 */

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { env, workspace } from 'vscode';

/** Resolves with the URL of the proxy; `undefined`: there is none. */
type ResolveProxy = (url: string) => Promise<string | undefined>;

/** To be asked for each request: settings change, and so does the network. */
export async function isDirect(url: URL): Promise<boolean> {
  if (isThisMachine(url) || proxySupport() === 'off') return true;
  const resolveProxy = (resolver ??= findResolver()).resolveProxyURL;
  if (resolveProxy === undefined) return false;
  try {
    return (await resolveProxy(url.href)) === undefined;
  } catch {
    return false;
  }
}

/** What VS Code takes for it; and the names below `localhost`, which no proxy can know what to do with. */
function isThisMachine({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.localhost');
}

/** As VS Code reads it: in a local window the settings of a workspace do not count. */
function proxySupport(): unknown {
  const http = workspace.getConfiguration('http');
  if (env.remoteName !== undefined) return http.get('proxySupport');
  const found = http.inspect('proxySupport');
  return found?.globalValue ?? found?.defaultValue;
}

let resolver: { readonly resolveProxyURL?: ResolveProxy } | undefined;

function findResolver(): { readonly resolveProxyURL?: ResolveProxy } {
  const require = createRequire(join(env.appRoot, 'package.json'));
  for (const name of ['@vscode/proxy-agent', join(env.appRoot, 'node_modules.asar', '@vscode/proxy-agent')]) {
    const found = resolverIn(() => require(name));
    if (found !== undefined) return { resolveProxyURL: found };
  }
  return {};
}

function resolverIn(load: () => unknown): ResolveProxy | undefined {
  try {
    const module = load() as { readonly resolveProxyURL?: unknown };
    return typeof module.resolveProxyURL === 'function' ? (module.resolveProxyURL as ResolveProxy) : undefined;
  } catch {
    return undefined;
  }
}

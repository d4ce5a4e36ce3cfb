/** Serves the page as the extension makes it, under the policy of the real panel, with a fake host on the far side. */

import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { Listening } from '../../support/listening.ts';
import { pagePolicy } from '../../../src/host/panel/page-policy.ts';
import { pageTexts } from '../../../src/host/panel/page-texts.ts';
import { withTextKeys } from '../../../src/shared/text/text-key.ts';
import type { FakeOptions } from './fake-options.ts';
import type { PanelBundles } from '../../../scripts/test/panel-bundles.ts';
import type { Theme } from './themes.ts';

/** How a panel begins. */
export interface PanelStart {
  readonly options: FakeOptions;
  readonly theme: Theme;
}

/** VS Code's display language. */
export interface PanelLanguage {
  /** Its code. */
  readonly language: string;
  /** Where it is not English. */
  readonly texts: Readonly<Record<string, string>> | undefined;
}

export class PanelServer {
  readonly #server: Server;
  readonly #listening: Listening;
  /** The panels that were asked for, by their numbers. */
  readonly #starts: PanelStart[];

  private constructor(server: Server, listening: Listening, starts: PanelStart[]) {
    this.#server = server;
    this.#listening = listening;
    this.#starts = starts;
  }

  static async start(bundles: PanelBundles, language: PanelLanguage): Promise<PanelServer> {
    const starts: PanelStart[] = [];
    const server = createServer(({ url = '/', headers }, response) => {
      const script = bundles[url];
      if (script !== undefined) {
        // So that the browser keeps what it has compiled, too.
        response.setHeader('cache-control', 'max-age=3600, immutable');
        response.setHeader('content-type', 'text/javascript');
        return response.end(script);
      }
      const start = starts[Number(url.slice(2))];
      response.setHeader('content-type', 'text/html; charset=utf-8');
      return response.end(start === undefined ? '' : panelHtml(`http://${headers.host ?? ''}`, start, language));
    });
    return new PanelServer(server, await Listening.start(server), starts);
  }

  /** The URL of a panel that begins so. */
  urlOf(start: PanelStart): string {
    return `http://127.0.0.1:${this.#listening.port}/?${this.#starts.push(start) - 1}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await this.#listening[Symbol.asyncDispose]();
  }
}

/** With the server in place of VS Code's `cspSource`. */
function panelHtml(origin: string, start: PanelStart, { language, texts }: PanelLanguage): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = pagePolicy(nonce, origin);
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>SSE Monitor</title>
<script nonce="${nonce}">(${begin.toString()})(${JSON.stringify(start).replaceAll('<', String.raw`\u003c`)});</script>
</head>
<body>
<sse-app></sse-app>
${pageTexts(texts && withTextKeys(texts))}
<script nonce="${nonce}" src="/fake.js"></script>
<script nonce="${nonce}" src="/page.js"></script>
</body>
</html>`;
}

/** Runs in the page before anything else: what VS Code does with a theme, and with keys. */
function begin({ options, theme }: PanelStart): void {
  globalThis.fakeOptions = options;
  // So does VS Code's script in a webview, before the page's own scripts listen: browsers would print, find and save.
  addEventListener('keydown', (event) => {
    const isTaken = ['p', 'f', 's'].includes(event.key.toLowerCase());
    if (isTaken && (event.ctrlKey || event.metaKey)) event.preventDefault();
  });
  addEventListener('DOMContentLoaded', () => {
    const { style } = document.documentElement;
    for (const [name, value] of Object.entries(theme.variables)) style.setProperty(name, value);
    document.body.className = theme.kind;
    document.body.dataset['vscodeThemeKind'] = theme.kind;
  });
}

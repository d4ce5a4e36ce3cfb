/** Whether something that a server wrote ran, loaded or opened anything in a page. */

import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:net';
import type { Page, Request } from 'playwright-core';
import { Listening } from '../../support/listening.ts';
import type { Panel } from './panel-page.ts';

/** A server that nobody is to ask for anything. It counts those who come, even those who say nothing. */
export class CanaryServer {
  readonly #server: Server;
  #listening: Listening | undefined;
  visits = 0;
  origin = '';

  constructor() {
    this.#server = createServer((socket) => {
      this.visits++;
      socket.destroy();
    });
  }

  async start(): Promise<void> {
    this.#listening = await Listening.start(this.#server);
    this.origin = `http://127.0.0.1:${this.#listening.port}`;
  }

  async stop(): Promise<void> {
    await this.#listening?.[Symbol.asyncDispose]();
  }
}

/** What a page did that it was not to do. */
export class Watch {
  readonly #page: Page;
  readonly #asked: string[] = [];
  readonly #dialogs: string[] = [];
  readonly #onRequest = (request: Request): void => {
    // What an image is made of is in its own URL.
    if (!request.url().startsWith('data:image/')) this.#asked.push(request.url());
  };

  private constructor(page: Page) {
    this.#page = page;
    page.context().on('request', this.#onRequest);
    page.context().on('page', (other) => this.#asked.push(`a window on ${other.url()}`));
    page.on('framenavigated', (frame) => this.#asked.push(`a frame on ${frame.url()}`));
    page.on('dialog', (dialog) => {
      this.#dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  }

  static async begin(page: Page): Promise<Watch> {
    await page.evaluate(() => {
      Object.assign(globalThis, { ran: 0 });
    });
    return new Watch(page);
  }

  async found(): Promise<{ ran: number; dialogs: readonly string[]; asked: readonly string[] }> {
    const ran = await this.#page.evaluate(() => (globalThis as unknown as { ran: number }).ran);
    return { ran, dialogs: this.#dialogs, asked: this.#asked };
  }
}

/** What the document is made of, in all its shadow roots. */
interface Made {
  /** Everything that can be read: texts, titles and names, values of boxes. */
  readonly read: string[];
  /** Elements and attributes that only somebody else can have put there. */
  readonly foreign: string[];
}

/** Everything that the panel shows or says. */
export async function readAll(panel: Panel): Promise<readonly string[]> {
  const { read, foreign } = await panel.page.evaluate(readDocument);
  assert.deepEqual(foreign, []);
  return read;
}

/** Runs in the page. */
function readDocument(): Made {
  const named = new Set(['title', 'alt', 'placeholder', 'aria-label', 'aria-description', 'aria-valuetext']);
  const foreignTags =
    'iframe,object,embed,base,link,meta:not([http-equiv=Content-Security-Policy]):not([charset]),form,frame,frameset,a[href],area,' +
    'img:not([src^="data:image/"]),video,audio,source,marquee,template,noscript,math,foreignObject,animate,set,use,image,' +
    'isindex,keygen,plaintext,script:not([nonce]),[srcdoc],[formaction],[ping]';
  const made: Made = { read: [], foreign: [] };
  const visit = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll(foreignTags)) made.foreign.push(element.outerHTML.slice(0, 200));
    for (const element of root.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on')) made.foreign.push(`${element.localName} ${name}`);
        if (named.has(name)) made.read.push(value);
      }
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) made.read.push(element.value);
      if (element.shadowRoot !== null) visit(element.shadowRoot);
    }
    // All of it together, for some places lay texts out over elements.
    made.read.push(root instanceof Document ? '' : (root.textContent ?? ''));
  };
  visit(document);
  return made;
}

/** The state of the streams that are open for requests of files: over them in the code, and up to date while it is in sight. */

import { t } from '@vscode/l10n';
import { type Command, type TextDocument, window } from 'vscode';
import type { RequestDraft } from '../../shared/boundary/page.ts';
import { hasVariables } from '../../shared/request/variables.ts';
import { parseStreamUrl } from '../../shared/request/url.ts';
import type { Monitor } from '../monitor/monitor.ts';
import { formatRate } from '../streams/stream-facts.ts';
import type { Stream } from '../streams/stream.ts';
import type { CommandId } from '../vscode/manifest-names.ts';
import { stateNames } from '../vscode/state-names.ts';

/** @returns what leads to the stream that is open for that request; undefined: none is */
export type LiveCommand = (draft: RequestDraft) => Command | undefined;

export class LiveLenses {
  readonly #monitor: Monitor;
  /** The requests of each document, as they were when its lenses were made. */
  readonly #requests = new WeakMap<TextDocument, RequestDraft[]>();
  /** What the lenses in sight say. */
  #said = '';

  constructor(monitor: Monitor) {
    this.#monitor = monitor;
  }

  /** The lenses of that document are made anew. */
  commandsIn(document: TextDocument): LiveCommand {
    const requests: RequestDraft[] = [];
    this.#requests.set(document, requests);
    return (draft) => {
      requests.push(draft);
      return this.#commandFor(draft);
    };
  }

  /** @returns whether the lenses in sight say something else now than the last time that this was asked */
  haveChanged(): boolean {
    const requests = window.visibleTextEditors.flatMap(({ document }) => this.#requests.get(document) ?? []);
    const now = requests.map((draft) => this.#commandFor(draft)?.title ?? '').join('\n');
    const before = this.#said;
    this.#said = now;
    return now !== before;
  }

  #commandFor(draft: RequestDraft): Command | undefined {
    const stream = this.#monitor.openStreams().find((stream) => this.#isOf(stream, draft));
    if (stream === undefined) return undefined;
    const rate = this.#monitor.rates.rateOf(stream);
    const state = stream.state === 'open' && rate !== undefined ? formatRate(rate) : stateNames[stream.state];
    return {
      command: 'sseMonitor.showStream' satisfies CommandId,
      title: t`● ${state} – show`,
      tooltip: t`Shows the stream of ${stream.title}`,
      arguments: [{ type: 'stream', source: 'window', number: stream.number }],
    };
  }

  /** Whether the stream can still receive something, and is that of the request: as it was sent, or as its panel has it. */
  #isOf(stream: Stream, { url }: RequestDraft): boolean {
    if (stream.state === 'closed') return false;
    const panel = this.#monitor.panels.find((panel) => panel.stream === stream);
    const sent = stream.connection.request.url;
    if (hasVariables(url) && panel?.draft.url === url) return true;
    if (/^\.{0,2}\/(?!\/)/.test(url)) return sent.pathname + sent.search === url.replace(/^\.+/, '');
    const parsed = parseStreamUrl(url);
    return 'url' in parsed && withoutHash(parsed.url) === withoutHash(sent);
  }
}

function withoutHash({ href, hash }: URL): string {
  return hash === '' ? href : href.slice(0, -hash.length);
}

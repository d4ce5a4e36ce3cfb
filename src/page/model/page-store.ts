/** Keeps what the page knows for itself: in memory, and in what VS Code remembers. */

import { keep } from '../../shared/boundary/kept.ts';
import type { SeqRange } from '../../shared/stream/export.ts';
import { withoutSecrets } from '../../shared/request/secrets.ts';
import type { Host, PageMemory } from '../ui/host.ts';
import { initialState, type PageState } from './page-state.ts';
import { selectedRange } from './selection.ts';

/** The state has one owner; what changes it goes through here. */
export class PageStore {
  state = initialState;
  /** To be said to those who do not see the screen. */
  announcement = '';
  /** Before the host has answered, what is remembered is that of the page before. */
  isHydrated = false;

  readonly host: Host;
  readonly #memory: PageMemory;
  /** What is drawn is out of date. */
  readonly changed: () => void;

  constructor(host: Host, memory: PageMemory, changed: () => void) {
    this.host = host;
    this.#memory = memory;
    this.changed = changed;
  }

  /** What the page before remembered; not to be trusted. */
  recall(): unknown {
    return this.#memory.recall();
  }

  keep(change: Partial<PageState>): void {
    const before = selectedRange(this.state);
    // Either events are selected or a row that is none.
    const others = 'selection' in change ? { mark: undefined } : {};
    this.state = { ...this.state, ...others, ...change };
    this.#sendSelection(before);
    // VS Code writes it to disk.
    if (this.isHydrated) this.#memory.remember(keep(this.#remembered));
    this.changed();
  }

  /** What the page after this one begins with. */
  get kept(): unknown {
    return keep(this.#remembered);
  }

  get #remembered(): PageState {
    return { ...this.state, draft: withoutSecrets(this.state.draft) };
  }

  announce(text: string): void {
    // Said again only if it changes: a space that is not heard makes the same words new.
    this.announcement = text === this.announcement ? `${text}\u00a0` : text;
    this.changed();
  }

  /** Commands of the host act on it. */
  #sendSelection(before: SeqRange | undefined): void {
    const now = selectedRange(this.state);
    if (now?.from !== before?.from || now?.to !== before?.to) void this.host.select(now ?? null);
  }
}

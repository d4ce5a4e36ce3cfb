/** [ARIA] Tabs, of which one panel is in sight: the tabs pattern, in which the choice follows the focus. */

import { html, nothing, type TemplateResult } from 'lit';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: string;
  /** How much it holds; empty when there is nothing to say. */
  readonly badge?: string;
  /** What it also says about itself. */
  readonly mark?: TemplateResult | typeof nothing;
}

interface Tabs<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  /** The one that is chosen; `undefined`: none is in sight, and the first has the Tab stop. */
  readonly chosen: Id | undefined;
  readonly choose: (id: Id) => void;
}

/** The tabs. Their panel has the ID `panel`; its label is `tab-` and the ID of the tab. */
export function tabList<Id extends string>({ label, tabs, chosen, choose }: Tabs<Id>): TemplateResult {
  return html`<div
    role="tablist"
    aria-label=${label}
    @keydown=${(event: KeyboardEvent) => {
      const next = tabAfter(tabs, chosen, event.key);
      if (next === undefined) return;
      event.preventDefault();
      choose(next);
      (event.currentTarget as Element).querySelector<HTMLElement>(`#tab-${next}`)?.focus();
    }}
  >
    ${tabs.map(
      ({ id, title, badge = '', mark = nothing }) =>
        html`<button
          role="tab"
          id=${`tab-${id}`}
          aria-selected=${id === chosen ? 'true' : 'false'}
          aria-controls="panel"
          tabindex=${id === (chosen ?? tabs[0]?.id) ? 0 : -1}
          @click=${() => choose(id)}
        >
          ${title}${badge === '' ? nothing : html` <span class="badge">${badge}</span>`}${mark}
        </button>`,
    )}
  </div>`;
}

function tabAfter<Id extends string>(tabs: readonly Tab<Id>[], chosen: Id | undefined, key: string): Id | undefined {
  const at = tabs.findIndex(({ id }) => id === chosen);
  const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[key];
  return next === undefined ? undefined : tabs.at(next % tabs.length)?.id;
}

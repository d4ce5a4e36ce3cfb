/** What the server does that browsers drop or stumble over: a list of diagnoses, with the bytes and the cure. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';

import { catalogue, type DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import { diagnosisCode } from '../../shared/diagnoses/diagnosis-code.ts';
import type { Diagnosis, DiagnosisPlace, Severity } from '../../shared/diagnoses/diagnosis.ts';
import type { Framework } from '../../shared/diagnoses/recipes.ts';
import type { StreamDiagnoses } from '../../shared/boundary/page.ts';
import { visibleBytes } from '../controls/visible-bytes.ts';
import { describeRule } from '../../shared/messages/wording.ts';
import { isSameRule, type StopRule } from '../../shared/stream/stop-rules.ts';
import { emit } from '../model/events.ts';
import { formatCount } from '../ui/format.ts';
import type { Host } from '../ui/host.ts';
import { icon } from '../ui/icons.ts';
import { Refresher } from '../ui/refresher.ts';
import { baseStyles, buttonStyles } from '../ui/styles.ts';
import { ledgerStyles } from '../controls/ledger.styles.ts';
import { recipeBox } from '../controls/recipe-box.ts';
import { recipeBoxStyles } from '../controls/recipe-box.styles.ts';
import { diagnosisListStyles } from './diagnosis-list.styles.ts';
import { describePlace, inOrder, severityIcons, diagnosisText, severityNames } from '../model/diagnosis-text.ts';

/** This many places are offered to go to. */
const shownPlaces = 8;

/** Kinds for which the way the response was encoded may be the cause. */
const ofEncoding: ReadonlySet<DiagnosisKind> = new Set(['portions', 'allAtEnd', 'compressed']);

export class DiagnosisList extends LitElement {
  static override properties = {
    counts: { attribute: false },
    change: { attribute: false },
    framework: { attribute: false },
    stopOn: { attribute: false },
    found: { state: true },
    shown: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, ledgerStyles, recipeBoxStyles, diagnosisListStyles];

  /** How many diagnoses there are. */
  declare counts: Readonly<Record<Severity, number>> | undefined;
  /** Another object whenever something may have changed. */
  declare change: unknown;
  /** Whose code is shown. */
  declare framework: Framework;
  /** The stop rules in force. */
  declare stopOn: readonly StopRule[];
  declare host: Pick<Host, 'diagnoses' | 'showDiagnoses'>;
  declare found: StreamDiagnoses | undefined;
  /** The diagnosis that is unfolded, by kind and subject. */
  declare shown: string | undefined;
  readonly #refreshing = new Refresher(this, async () => {
    this.found = await this.host.diagnoses();
  });

  constructor() {
    super();
    this.counts = undefined;
    this.framework = 'Express';
    this.stopOn = [];
    this.found = undefined;
    this.shown = undefined;
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (this.counts === undefined) return;
    if (this.found === undefined) void this.#refreshing.now();
    else if (changed.has('change')) this.#refreshing.soon();
  }

  override render(): TemplateResult | typeof nothing {
    if (this.counts === undefined) return noneFound;
    if (this.found === undefined) return nothing;
    const { diagnoses } = this.found;
    return html`<div class="frame" role="region" aria-label=${t('Diagnostics')} tabindex="0">
      ${
        diagnoses.length === 0
          ? noneFound
          : html`<ul>
              ${inOrder(diagnoses).map((diagnosis) => this.#diagnosis(diagnosis))}
            </ul>`
      }
      ${this.#progress(this.found)} ${this.#off(this.found)}
    </div>`;
  }

  #diagnosis(diagnosis: Diagnosis<DiagnosisKind>): TemplateResult {
    const { kind, subject, count, facts } = diagnosis;
    const { severity, title, what } = catalogue[kind];
    const key = `${kind} ${subject}`;
    const isShown = this.shown === key;
    return html`<li>
      <button
        class="head"
        aria-expanded=${isShown ? 'true' : 'false'}
        @click=${() => {
          this.shown = isShown ? undefined : key;
        }}
      >
        <span class=${`severity ${severity}`}>${icon(severityIcons[severity])}</span>
        <span class="spoken">${severityNames[severity]}:</span>
        <span class="what">${what(facts)}</span>
        ${count > 1 ? html`<span class="count" title=${t`${title}: ${formatCount(count)} times`}>${formatCount(count)} ×</span>` : nothing}
        <span class="code dim">${diagnosisCode(kind)}</span>
        ${icon(isShown ? 'chevronDown' : 'chevronRight')}
      </button>
      ${isShown ? this.#details(diagnosis) : nothing}
    </li>`;
  }

  #details(diagnosis: Diagnosis<DiagnosisKind>): TemplateResult {
    const { kind, facts, places } = diagnosis;
    const { browsers, fix, recipe } = catalogue[kind];
    return html`<div class="details">
      ${excerpt(places)} ${this.#places(diagnosis)}
      <dl>
        <dt>${t('In browsers')}</dt>
        <dd>${browsers}</dd>
        <dt>${t('How to fix it')}</dt>
        <dd>${fix(facts)}${recipe === undefined ? nothing : recipeBox(this, recipe, this.framework)}</dd>
      </dl>
      <div class="actions">${this.#actions(diagnosis)}</div>
    </div>`;
  }

  #places({ places, count }: Diagnosis<DiagnosisKind>): TemplateResult | typeof nothing {
    const events = places.filter(({ seq }) => seq > 0).slice(0, shownPlaces);
    if (events.length === 0) return nothing;
    return html`<div class="places">
      ${events.map(
        (place) =>
          html`<button class="link" title=${t('Show this event')} @click=${() => emit(this, 'event-show', place.seq)}>
            ${describePlace(place)}
          </button>`,
      )}
      ${count > events.length ? html`<span class="dim">${t`of ${formatCount(count)}`}</span>` : nothing}
    </div>`;
  }

  #actions(diagnosis: Diagnosis<DiagnosisKind>): TemplateResult {
    return html`${
        ofEncoding.has(diagnosis.kind)
          ? html`<button
              class="labelled"
              title=${t('Connect again with Accept-Encoding: identity')}
              @click=${() => emit(this, 'compression-off', undefined)}
            >
              ${icon('sync')}${t('Ask again without compression')}
            </button>`
          : nothing
      }
      ${this.#ruleAction(diagnosis)} ${this.#optionAction(diagnosis)}
      <button class="labelled" title=${t('Copy diagnostic')} @click=${() => this.#copy(diagnosis)}>
        ${icon('copy')}${t('Copy')}
      </button>
      <button
        class="labelled"
        title=${t('For every stream, until it is turned on again')}
        @click=${() => this.#turn(diagnosis.kind, false)}
      >
        ${icon('circleSlash')}${t`Don’t show ${diagnosisCode(diagnosis.kind)} again`}
      </button>`;
  }

  /** Adds the stop rule that would have closed the stream. */
  #ruleAction({ kind, facts }: Diagnosis<DiagnosisKind>): TemplateResult | typeof nothing {
    const rule = catalogue[kind].rule?.(facts);
    if (rule === undefined || this.stopOn.some((other) => isSameRule(rule, other))) return nothing;
    return html`<button
      class="labelled"
      title=${t('Add a stop condition: the next event like this closes the connection')}
      @click=${() => emit(this, 'stop-rules-edit', [...this.stopOn, rule])}
    >
      ${icon('add')}${t`Stop on ${describeRule(rule)}`}
    </button>`;
  }

  /** Turns on the option that avoids it. */
  #optionAction({ kind }: Diagnosis<DiagnosisKind>): TemplateResult | typeof nothing {
    if (catalogue[kind].option === undefined) return nothing;
    return html`<button
      class="labelled"
      title=${t('Disconnect when a source file is saved, so that the server can restart, then reconnect')}
      @click=${() => emit(this, 'reconnect-on-save', undefined)}
    >
      ${icon('sync')}${t('Reconnect on save')}
    </button>`;
  }

  async #copy(diagnosis: Diagnosis<DiagnosisKind>): Promise<void> {
    await navigator.clipboard.writeText(diagnosisText(diagnosis, this.framework));
    emit(this, 'announce', t('The diagnostic was copied.'));
  }

  async #turn(kind: DiagnosisKind, isShown: boolean): Promise<void> {
    await this.host.showDiagnoses(kind, isShown);
    await this.#refreshing.now();
    emit(
      this,
      'announce',
      isShown ? t`${diagnosisCode(kind)} is shown again.` : t`${diagnosisCode(kind)} is now hidden.`,
    );
  }

  #progress({ looked, received }: StreamDiagnoses): TemplateResult | typeof nothing {
    if (looked >= received) return nothing;
    return html`<div class="rest dim">
      ${t`${formatCount(looked)} of ${formatCount(received)} events checked so far.`}
    </div>`;
  }

  #off({ off }: StreamDiagnoses): TemplateResult | typeof nothing {
    if (off.length === 0) return nothing;
    return html`<div class="rest">
      <span class="dim">${t('Hidden:')}</span>
      ${off.map(
        (kind) =>
          html`<button class="link" title=${t('Show again')} @click=${() => this.#turn(kind, true)}>
            ${diagnosisCode(kind)} ${catalogue[kind].title}
          </button>`,
      )}
    </div>`;
  }
}

const noneFound = html`<p class="none">${t('No diagnostics yet.')}</p>`;

/** The bytes that show it, with what is invisible made visible. */
function excerpt(places: readonly DiagnosisPlace[]): TemplateResult | typeof nothing {
  const bytes = places.find(({ excerpt: found }) => found !== undefined)?.excerpt;
  if (bytes === undefined || bytes.length === 0) return nothing;
  return html`<pre class="mono block excerpt" tabindex="0" role="region" aria-label=${t('Bytes')}>
${visibleBytes(bytes)}</pre>`;
}

customElements.define('sse-diagnosis-list', DiagnosisList);

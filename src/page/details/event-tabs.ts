/** The views of an event, in the order of their tabs. One more is an entry here, and the file of its element. */

import { t } from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';

import type { EventPart } from '../../shared/boundary/page.ts';
import type { EventDetails } from '../../shared/stream/engine.ts';
import type { DetailsChoices } from '../model/details-choices.ts';
import type { Host } from '../ui/host.ts';

import './event-data.ts';
import './event-info.ts';
import './raw/event-raw.ts';

/** What a view is made of. */
interface ShownEvent {
  readonly shown: EventDetails;
  readonly choices: DetailsChoices;
  readonly host: Host;
}

export interface EventTab {
  /** Kept in the page's state. */
  readonly id: string;
  readonly title: string;
  /** What the button beside the tabs copies; without it there is none. */
  readonly copies?: EventPart;
  readonly draw: (event: ShownEvent) => TemplateResult;
}

const dataTab: EventTab = {
  id: 'data',
  title: t('Data'),
  copies: 'data',
  draw: ({ shown, choices, host }) =>
    html`<sse-event-data .event=${shown} .choices=${choices} .host=${host}></sse-event-data>`,
};

const rawTab: EventTab = {
  id: 'raw',
  title: t('Raw'),
  copies: 'raw',
  draw: ({ shown, choices, host }) =>
    html`<sse-event-raw .event=${shown} .choices=${choices} .host=${host}></sse-event-raw>`,
};

const infoTab: EventTab = {
  id: 'info',
  title: t('Info'),
  draw: ({ shown, host }) => html`<sse-event-info .event=${shown} .host=${host}></sse-event-info>`,
};

export const eventTabs: readonly EventTab[] = [dataTab, rawTab, infoTab];

/** @returns the tab of that ID, or the first one: the state may be of another version */
export function eventTab(id: string): EventTab {
  return eventTabs.find((tab) => tab.id === id) ?? dataTab;
}

/** [ARIA] The tabs pattern. @returns the tab that the key goes to, if it goes to one */
export function tabAfter(tab: EventTab, key: string): EventTab | undefined {
  const at = eventTabs.indexOf(tab);
  const places = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 };
  return Object.hasOwn(places, key) ? eventTabs.at(places[key as keyof typeof places] % eventTabs.length) : undefined;
}

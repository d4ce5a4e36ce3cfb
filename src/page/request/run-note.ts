/** What a person is told of the run of a request: that it differs from what they edit, and what went with the run before. */

import { t } from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';

import type { RequestPart } from '../model/edited-parts.ts';
import { formatEvents } from '../ui/format.ts';

interface Run {
  /** Whether it goes on. */
  readonly live: boolean;
  readonly edited: readonly RequestPart[];
  readonly removed: number;
}

const names: Readonly<Record<RequestPart, string>> = {
  method: t('Method'),
  url: t('URL'),
  parameters: t('Query parameters'),
  headers: t('Headers'),
  auth: t('Authorization'),
  body: t('Body'),
  options: t('Options'),
  environment: t('Environment'),
};

export function runNote({ live, edited, removed }: Run): TemplateResult | typeof nothing {
  const text = live && edited.length > 0 ? differs(edited) : removed > 0 ? wentWith(removed) : undefined;
  if (text === undefined) return nothing;
  return html`${text}`;
}

function differs(edited: readonly RequestPart[]): string {
  const list = edited.map((part) => names[part]).join(', ');
  return t`Edited since connecting: ${list}. Reconnect to apply (Enter).`;
}

function wentWith(removed: number): string {
  return t`Cleared for the new run: ${formatEvents(removed)}`;
}

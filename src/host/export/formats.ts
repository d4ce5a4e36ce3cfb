/** The formats as a person sees them. */

import { t } from '@vscode/l10n';
import type { LineFormat } from '../../shared/stream/body.ts';
import type { ExportFormat } from '../../shared/stream/export.ts';
import { language } from '../vscode/l10n.ts';

interface FormatFacts {
  readonly label: string;
  /** Without a dot. */
  readonly extension: string;
  readonly detail: string;
}

export const formats: Readonly<Record<ExportFormat, FormatFacts>> = {
  ndjson: { label: 'NDJSON', extension: 'ndjson', detail: t('one event a line, as JSON; can be opened again') },
  json: { label: 'JSON', extension: 'json', detail: t('an array of events; can be opened again') },
  csv: { label: 'CSV', extension: 'csv', detail: t('for programs: exact values') },
  spreadsheet: {
    label: t('CSV for Spreadsheets'),
    extension: 'csv',
    detail: t('for spreadsheets: formulas are escaped with an apostrophe'),
  },
  raw: { label: t('Event Stream'), extension: 'sse', detail: t('the bytes as they came; can be opened again') },
  har: {
    label: 'HAR 1.2',
    extension: 'har',
    detail: t('requests, responses and events, for browsers and other tools; without secrets; can be opened again'),
  },
};

/** The bytes of a body that is no event stream, as a file. */
export function rawFormatOf(format: LineFormat | undefined): Pick<FormatFacts, 'label' | 'extension'> | undefined {
  if (format === 'jsonLines') return { label: 'JSON Lines', extension: 'jsonl' };
  return format === 'jsonSequence' ? { label: 'JSON text sequence', extension: 'jsonseq' } : undefined;
}

/** This many events, in words. */
export function countOf(events: number): string {
  return events === 1 ? t('1 event') : t`${events.toLocaleString(language)} events`;
}

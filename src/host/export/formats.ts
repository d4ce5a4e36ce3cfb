/** The formats as a person sees them. */

import type { ExportFormat } from '../../protocol/export.ts';

interface FormatFacts {
  readonly label: string;
  /** Without a dot. */
  readonly extension: string;
  readonly detail: string;
}

export const formats: Readonly<Record<ExportFormat, FormatFacts>> = {
  ndjson: { label: 'NDJSON', extension: 'ndjson', detail: 'one event a line, as JSON; can be opened again' },
  json: { label: 'JSON', extension: 'json', detail: 'an array of events; can be opened again' },
  csv: { label: 'CSV', extension: 'csv', detail: 'exact, for programs' },
  spreadsheet: {
    label: 'CSV for Spreadsheets',
    extension: 'csv',
    detail: 'an apostrophe before what a spreadsheet would take for a formula',
  },
  raw: { label: 'Event Stream', extension: 'sse', detail: 'the bytes as they came; can be opened again' },
  har: {
    label: 'HAR 1.2',
    extension: 'har',
    detail: 'requests, responses and events, for browsers and other tools; without secrets; can be opened again',
  },
};

/** So many events, in words. */
export function countOf(events: number): string {
  return events === 1 ? '1 event' : `${events.toLocaleString('en')} events`;
}

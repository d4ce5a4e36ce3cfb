/**
 * Run-time checks of what crosses a boundary: a message from the page, the argument of a command, a setting, stored state.
 * Each answers whether a value is what its type says, and trusts nothing.
 */

import {
  builtInColumns,
  type GridColumn,
  type GridLayout,
  isPathColumn,
  maxPathChars,
  maxPathColumns,
  rowFacts,
  timeStyles,
  widthRange,
} from '../stream/columns.ts';
import { arePatterns, isCondition, maxQueryChars } from '../stream/condition.ts';
import type { EventFilter, WindowRequest } from '../stream/engine.ts';
import type { DiagnosisKind } from '../diagnoses/catalogue.ts';
import { kindFacts } from '../diagnoses/kind-facts.ts';
import { type AnnotationKind, annotationKinds } from '../stream/annotations.ts';
import { copyFormats, type CopyFormat, type ExportScope, type SeqRange } from '../stream/export.ts';
import type {
  BodyKind,
  EventPart,
  EventTarget,
  HeaderRow,
  LogSetting,
  QueryParameter,
  RequestDraft,
  SnippetKind,
} from './page.ts';
import { arrayOf, type Guard, isBoolean, isCount, isString, type Members, oneOf, record } from './shape.ts';
import type { Authorization, ConnectionOptions, CookieRow, ReconnectPolicy } from '../stream/records.ts';
import { isStopRule, type StopRule } from '../stream/stop-rules.ts';

const isStringArray: Guard<readonly string[]> = arrayOf(isString);

export const isStopRules: Guard<readonly StopRule[]> = arrayOf<StopRule>(isStopRule);

const isQueryParameter = record<QueryParameter>(
  { enabled: isBoolean, name: isString, value: isString, raw: isString },
  ['enabled', 'name', 'value'],
);

const isHeaderRow = record<HeaderRow>({ enabled: isBoolean, name: isString, value: isString }, [
  'enabled',
  'name',
  'value',
]);

export const authorizations: { readonly [K in Authorization['kind']]: Guard<Extract<Authorization, { kind: K }>> } = {
  basic: record({ kind: oneOf('basic'), user: isString, password: isString }, ['kind', 'user', 'password']),
  digest: record({ kind: oneOf('digest'), user: isString, password: isString }, ['kind', 'user', 'password']),
  bearer: record({ kind: oneOf('bearer'), token: isString }, ['kind', 'token']),
  apiKey: record({ kind: oneOf('apiKey'), in: oneOf('header', 'query'), name: isString, value: isString }, [
    'kind',
    'in',
    'name',
    'value',
  ]),
};

export const isAuthorization: Guard<Authorization> = (value): value is Authorization =>
  Object.values(authorizations).some((guard) => guard(value));

/** Whether something holds, or for which files. */
export const isSwitchOrGlob = (value: unknown): value is boolean | string => isBoolean(value) || isString(value);

/** By member. */
export const connectionOptions: Members<ConnectionOptions> = {
  followRedirects: isBoolean,
  proxy: isString,
  trustAnyCertificate: isBoolean,
  caFile: isString,
  certificateFile: isString,
  keyFile: isString,
  passphrase: isString,
  socketPath: isString,
  firstByteTimeoutMs: isCount,
  acceptAnyContentType: isBoolean,
  reconnectOnSave: isSwitchOrGlob,
};

const isConnectionOptions: Guard<ConnectionOptions> = record<ConnectionOptions>(connectionOptions, []);

const isBodyKind: Guard<BodyKind> = oneOf('text', 'json', 'form', 'file');

export const isCookie = record<CookieRow>(
  {
    name: isString,
    value: isString,
    domain: isString,
    path: isString,
    secure: isBoolean,
    httpOnly: isBoolean,
    expires: isCount,
  },
  ['name', 'value', 'domain', 'path', 'secure', 'httpOnly'],
);

export const isReconnectPolicy: Guard<ReconnectPolicy> = oneOf('auto', 'never', 'backOff');

/** One from before a member was introduced does not have it. */
export const isRequestDraft: Guard<RequestDraft> = record<RequestDraft>(
  {
    url: isString,
    method: isString,
    parameters: arrayOf(isQueryParameter),
    headers: arrayOf(isHeaderRow),
    body: isString,
    bodyKind: isBodyKind,
    form: arrayOf(isHeaderRow),
    bodyFile: isString,
    environment: isString,
    auth: isAuthorization,
    lastEventId: isString,
    options: isConnectionOptions,
    reconnect: isReconnectPolicy,
    maxAttempts: isCount,
  },
  ['url', 'method', 'parameters'],
);

export const isEventFilter: Guard<EventFilter> = record<EventFilter>(
  { only: isStringArray, hide: isStringArray, where: isCondition, highlight: arePatterns },
  ['only', 'hide'],
);

/** What fits into the box. */
export const isQueryText: Guard<string> = (value): value is string => isString(value) && value.length <= maxQueryChars;

export const isWindowRequest: Guard<WindowRequest> = record<WindowRequest>(
  {
    from: isCount,
    count: isCount,
    follow: isBoolean,
    until: isCount,
    untilAnnotation: isCount,
    facts: arrayOf(oneOf(...rowFacts)),
    columns: (value): value is readonly string[] => isStringArray(value) && value.length <= maxPathColumns,
  },
  ['from', 'count', 'follow'],
);

const isText = (value: unknown): value is string => isString(value) && value.length <= maxPathChars;

const isColumnId = (value: unknown): value is string =>
  isText(value) && (isPathColumn(value) || (builtInColumns as readonly string[]).includes(value));

const isWidth = (value: unknown): value is number =>
  typeof value === 'number' && value >= widthRange.least && value <= widthRange.most;

const isGridColumn = record<GridColumn>({ id: isColumnId, isShown: isBoolean, width: isWidth, title: isText }, [
  'id',
  'isShown',
]);

const areGridColumns = (value: unknown): value is readonly GridColumn[] =>
  arrayOf(isGridColumn)(value) &&
  new Set(value.map(({ id }) => id)).size === value.length &&
  value.length <= builtInColumns.length + maxPathColumns;

export const areAnnotationKinds = (value: unknown): value is readonly AnnotationKind[] =>
  Array.isArray(value) &&
  value.length <= annotationKinds.length &&
  value.every((kind) => annotationKinds.includes(kind));

/** One that is kept for the next panel, or comes from a page. */
export const isGridLayout: Guard<GridLayout> = record<GridLayout>(
  { columns: areGridColumns, time: oneOf(...timeStyles), marks: areAnnotationKinds },
  ['columns', 'time'],
);
export const isDiagnosisKind: Guard<DiagnosisKind> = (value): value is DiagnosisKind =>
  typeof value === 'string' && Object.hasOwn(kindFacts, value);

export const isEventPart: Guard<EventPart> = oneOf('data', 'formatted', 'raw', 'type', 'id', 'lastEventId', 'time');

export const isLogSetting: Guard<LogSetting> = oneOf('maxEvents', 'maxMegabytes', 'memoryMegabytes');
export const isSeqRange = record<SeqRange>({ from: isCount, to: isCount }, ['from', 'to']);

export const isExportScope: Guard<ExportScope> = oneOf('all', 'shown', 'selected');

export const isCopyFormat: Guard<CopyFormat> = oneOf(...copyFormats);

export const isSnippetKind: Guard<SnippetKind> = oneOf('curl', 'eventSource', 'fetch', 'httpxSse');

export const isEventTarget = (value: unknown): value is EventTarget =>
  record<{ time: number }>({ time: isCount }, ['time'])(value) ||
  record<{ id: string }>({ id: isString }, ['id'])(value);

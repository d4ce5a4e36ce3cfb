/** A filter in words. */

import { t } from '@vscode/l10n';
import type { Condition } from '../../shared/stream/condition.ts';
import type { EventFilter } from '../../shared/stream/engine.ts';
import { printPattern, printQuery } from '../../shared/query/print.ts';
import { typeLabel } from '../ui/type-colour.ts';

/** Which events it shows: each of the conditions goes on from “events”. Empty: all of them. */
export function describeFilter({ only, hide, where }: EventFilter): string[] {
  const parts = where?.kind === 'and' ? where.of : [where].filter((part) => part !== undefined);
  return [
    ...(only.length === 0 ? [] : [ofTypes(only)]),
    ...(hide.length === 0 ? [] : [notOfTypes(hide)]),
    ...parts.map(describe),
  ];
}

function describe(condition: Condition): string {
  if (condition.kind === 'text') return t`whose data contains “${condition.text}”`;
  if (condition.kind === 'pattern') return t`whose data matches ${printPattern(condition)}`;
  return t`that match ${printQuery(condition)}`;
}

function ofTypes(names: readonly string[]): string {
  const list = names.map(typeLabel).join(', ');
  return names.length === 1 ? t`of the type ${list}` : t`of the types ${list}`;
}

function notOfTypes(names: readonly string[]): string {
  const list = names.map(typeLabel).join(', ');
  return names.length === 1 ? t`not of the type ${list}` : t`not of the types ${list}`;
}

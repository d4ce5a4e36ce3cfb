/** What is wrong with the rows of the table of headers. */

import { headerNameProblem, headerValueProblem } from '../../shared/request/headers.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { HeaderRow } from '../../shared/boundary/page.ts';
import { replaceVariables } from '../../shared/request/variables.ts';
import type { RowPart } from '../controls/row-table.ts';

export interface HeaderProblem {
  /** The box that it is about. */
  readonly part: RowPart;
  readonly explanation: Message;
}

/**
 * What keeps a row from being sent.
 *
 * @param complains - whether a name that is missing is a problem yet: nobody wants to be told off while typing
 */
export function problemOfHeader({ name, value }: HeaderRow, complains: boolean): HeaderProblem | undefined {
  if (name === '' && (value === '' || !complains)) return undefined;
  // What variables stand for is judged by the host, which knows it.
  const ofName = headerNameProblem(replaceVariables(name, () => 'x'));
  if (ofName !== undefined) return { part: 'name', explanation: ofName };
  const ofValue = headerValueProblem(replaceVariables(value, () => ''));
  return ofValue === undefined ? undefined : { part: 'value', explanation: ofValue };
}

/** The first row that would be sent and cannot be, counted from 1. */
export function firstProblem(
  rows: readonly HeaderRow[],
): { readonly n: number; readonly explanation: Message } | undefined {
  for (const [index, row] of rows.entries()) {
    const problem = row.enabled ? problemOfHeader(row, true) : undefined;
    if (problem !== undefined) return { n: index + 1, explanation: problem.explanation };
  }
  return undefined;
}

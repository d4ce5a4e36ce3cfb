import type { Condition } from '../stream/condition.ts';
import type { Message } from '../messages/message.ts';

/** Offsets in the text, in UTF-16 code units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What is wrong with a query, and where. */
export interface QueryError extends Place {
  readonly explanation: Message;
}

export type Token = Place &
  (
    | { readonly kind: 'term'; readonly condition: Condition }
    | { readonly kind: 'and' | 'or' | 'not' | 'open' | 'close' }
    | { readonly kind: 'error'; readonly explanation: Message }
  );

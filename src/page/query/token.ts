import type { Condition } from '../../protocol/condition.ts';

/** Offsets in the text, in UTF-16 code units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What is wrong with a query, where, and what to do about it. */
export interface QueryError extends Place {
  readonly message: string;
}

export type Token = Place &
  (
    | { readonly kind: 'term'; readonly condition: Condition }
    | { readonly kind: 'and' | 'or' | 'not' | 'open' | 'close' }
    | { readonly kind: 'error'; readonly message: string }
  );

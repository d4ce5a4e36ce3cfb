/** JSONPath as RFC 9535 defines it: what a path consists of. */

/** A path from `$`, or from `@` in a filter. */
export interface PathQuery {
  readonly isRelative: boolean;
  readonly segments: readonly PathSegment[];
}

export interface PathSegment {
  /** `..`: of the node and of all below it. */
  readonly isDescendant: boolean;
  readonly selectors: readonly PathSelector[];
}

export type PathSelector = PlainSelector | { readonly type: 'filter'; readonly test: PathTest };

/** What selects children by where they are. */
export type PlainSelector =
  | { readonly type: 'name'; readonly value: string }
  | { readonly type: 'index'; readonly value: number }
  | { readonly type: 'wildcard' }
  | PathSlice;

export interface PathSlice {
  readonly type: 'slice';
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly step: number;
}

/** True or false of a node. */
export type PathTest =
  | { readonly type: 'or' | 'and'; readonly tests: readonly PathTest[] }
  | { readonly type: 'not'; readonly test: PathTest }
  | {
      readonly type: 'comparison';
      readonly left: Comparable;
      readonly operator: PathOperator;
      readonly right: Comparable;
    }
  /** Of a query: whether there is a node. */
  | PathFunction
  | PathExistence;

export interface PathExistence {
  readonly type: 'query';
  readonly query: PathQuery;
}

/** A query in a comparison has one node at most. */
export type Comparable = PathLiteral | PathFunction | PathExistence;

export interface PathLiteral {
  readonly type: 'literal';
  readonly value: string | number | boolean | null;
}

export interface PathFunction {
  readonly type: 'function';
  readonly name: PathFunctionName;
  readonly args: readonly Comparable[];
}

export type PathOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** What a function takes for each of its parameters: one value, or the nodes of a query. */
interface PathSignature {
  readonly takes: readonly ('value' | 'nodes')[];
  readonly returns: 'value' | 'truth';
}

/** [spec] RFC 9535 section 2.4.4 to 2.4.8. */
export const pathFunctions = {
  length: { takes: ['value'], returns: 'value' },
  count: { takes: ['nodes'], returns: 'value' },
  value: { takes: ['nodes'], returns: 'value' },
  match: { takes: ['value', 'value'], returns: 'truth' },
  search: { takes: ['value', 'value'], returns: 'truth' },
} as const satisfies Record<string, PathSignature>;

export type PathFunctionName = keyof typeof pathFunctions;

/** [spec] RFC 9535 section 2.3.5.1: of names and indexes alone. */
export function isSingular({ segments }: PathQuery): boolean {
  return segments.every(
    ({ isDescendant, selectors: [selector, ...others] }) =>
      !isDescendant && others.length === 0 && (selector?.type === 'name' || selector?.type === 'index'),
  );
}

/** Of what guards are made: run-time checks that answer whether a value is what its type says, and trust nothing. */

export type Guard<T> = (value: unknown) => value is T;

/** A guard for each member; which of them have to be there, {@link record} is told. */
export type Members<T> = { readonly [K in keyof T]-?: Guard<NonNullable<T[K]>> };

type Guards<Values extends readonly unknown[]> = { readonly [I in keyof Values]: Guard<Values[I]> };

/** A guard for each argument of a function, in their order. */
export type ArgumentGuards<F extends (...args: never[]) => unknown> = Guards<Parameters<F>>;

export const isString: Guard<string> = (value) => typeof value === 'string';
export const isBoolean: Guard<boolean> = (value) => typeof value === 'boolean';

/** A whole number that is not negative and exact. */
export const isCount: Guard<number> = (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

export function oneOf<const T extends string | number>(...values: readonly T[]): Guard<T> {
  return (value): value is T => (values as readonly unknown[]).includes(value);
}

export function arrayOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(guard);
}

export function orNull<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value);
}

/** Members that are not known are let through; those that are have the right type, and the required ones are there. */
export function record<T>(members: Members<T>, required: readonly (keyof T & string)[]): Guard<T> {
  return (value): value is T => {
    if (typeof value !== 'object' || value === null) return false;
    if (!required.every((name) => Object.hasOwn(value, name))) return false;
    return Object.entries(members).every(([name, guard]) => {
      const member = (value as Record<string, unknown>)[name];
      return member === undefined ? !required.includes(name as keyof T & string) : (guard as Guard<unknown>)(member);
    });
  };
}

/** What a `WireServer` answers. */

/** One thing the server does, so long after the step before it (or after the request's head). */
export type WireStep = { readonly afterMs: number } & (
  | { readonly op: 'write'; /** `{PORT}` in these bytes stands for the port. */ readonly base64: string }
  | { readonly op: 'end' | 'reset' | 'hold' }
);

/** The answer to one request. */
export type WireResponse = readonly WireStep[];

export interface WireScript {
  /** Answers to the first, second, … request; the last one repeats. */
  readonly responses?: readonly WireResponse[];
  /** The same for each target (`/path?query`) or, before that, for a method (`OPTIONS`). */
  readonly routes?: Readonly<Record<string, readonly WireResponse[]>>;
  /** What to ask for, as a person would type it. @defaultValue `/s` */
  readonly path?: string;
  /**
   * When connections are refused: `atFirst`, from the beginning for `refuseForMs`; `afterFirst`, from the first
   * connection on until `refuseForMs` after its end. @defaultValue never
   */
  readonly refuse?: 'atFirst' | 'afterFirst';
  /** @defaultValue until the server is stopped */
  readonly refuseForMs?: number;
}

/** What a target that the script does not know is answered. */
export const noRoute: WireResponse = [
  { afterMs: 0, op: 'write', base64: btoa('HTTP/1.1 404 No route in this script\r\nConnection: close\r\n\r\n') },
  { afterMs: 0, op: 'end' },
];

/** The bytes of a write, with the port in its place. */
export function withPort(base64: string, port: number): Buffer {
  // Latin-1 is a byte a character, so that every other byte stays what it is.
  return Buffer.from(Buffer.from(base64, 'base64').toString('latin1').replaceAll('{PORT}', String(port)), 'latin1');
}

/** Whether anything that the script writes contains this text. */
export function mentions({ responses = [], routes = {} }: WireScript, text: string): boolean {
  const steps = [responses, ...Object.values(routes)].flat(2);
  return steps.some((step) => step.op === 'write' && Buffer.from(step.base64, 'base64').includes(text));
}

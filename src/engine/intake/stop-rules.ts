import type { SlowRule, RuleNotice, UnmetRule } from '../../shared/stream/engine.ts';
import { isAboutEvents, type StopRule } from '../../shared/stream/stop-rules.ts';
import { hasName } from '../bytes/fields.ts';
import { GuardedPath } from '../guarded/guarded-path.ts';
import type { TypeTable } from '../log/type-table.ts';
import { encodeUtf8, hasOneEncoding } from '../bytes/utf8.ts';

/** What a rule is judged by; each is asked for only when a rule needs it. */
export interface Candidate {
  /** The id of the event's type. */
  readonly type: number;
  /** The event's type, decoded. */
  typeName(): string;
  /** Bytes of the event's data on the wire when it has one data line; -1 when it has several. */
  readonly dataLineBytes: number;
  /** The event's data as it is on the wire, when it has one data line. */
  dataLine(): Uint8Array;
  /** The event's data, decoded. */
  data(): string;
}

interface CompiledRule {
  readonly rule: StopRule;
  readonly typeBytes: Uint8Array | undefined;
  readonly dataBytes: Uint8Array | undefined;
  readonly guardedPath: GuardedPath | undefined;
  /** Events that have matched it. */
  count: number;
}

const noRules: readonly CompiledRule[] = [];

/**
 * Judges which event stops the stream. An event of a type that no rule names, the common case, costs one look into a
 * table; data is compared as bytes.
 */
export class StopRules {
  readonly #types: TypeTable;
  #rules: readonly CompiledRule[] = noRules;
  /** By type id: the rules that an event of that type can match. */
  #rulesByType: (readonly CompiledRule[])[] = [];
  #unmet = new Map<string, UnmetRule>();
  #givenUp: SlowRule[] = [];
  #headBytes = 0;

  constructor(types: TypeTable, rules: readonly StopRule[]) {
    this.#types = types;
    this.set(rules);
  }

  /** What happened instead of a match, where a person would have expected one. */
  get notices(): readonly RuleNotice[] {
    return [...this.#unmet.values(), ...this.#givenUp];
  }

  /**
   * Changes the rules, for events that come from now on. A rule that is not about events is left out: it would match
   * everything.
   * Notes about types that are still named stay; rules that were given up are tried again.
   */
  set(rules: readonly StopRule[]): void {
    this.#rules = rules.filter(isAboutEvents).map(compile);
    this.#rulesByType = [];
    this.#headBytes = Math.max(0, ...this.#rules.map(({ typeBytes }) => (typeBytes?.length ?? -1) + 1));
    const kept = [...this.#unmet].filter(([, notice]) => rules.some((rule) => rule.type === notice.type));
    this.#unmet = new Map(kept);
    this.#givenUp = [];
  }

  /** The events that have come do not count any more. Rules and notes stay. */
  recount(): void {
    for (const rule of this.#rules) rule.count = 0;
  }

  /** Whether an event of that type can match a rule, and {@link match} has to be asked. */
  concern(type: number): boolean {
    return this.#rulesFor(type).length > 0;
  }

  /** The first rule that the event matches. @param seq - the event's number */
  match(event: Candidate, seq: number): StopRule | undefined {
    for (const compiled of this.#rulesFor(event.type))
      if (this.#isMatch(compiled, event, seq) && isCounted(compiled)) return compiled.rule;
    return undefined;
  }

  /** A block with that type had no data line. @param afterSeq - the number of the event before it */
  recordTypeWithoutData(bytes: Uint8Array, afterSeq: number): void {
    for (const { rule, typeBytes } of this.#rules) {
      if (typeBytes !== undefined && isSame(typeBytes, bytes)) this.#notice('noData', rule.type ?? '', afterSeq);
    }
  }

  /** A line came whose field is not one of the standard. @param afterSeq - the number of the event before it */
  recordUnknownLine(line: Uint8Array, afterSeq: number): void {
    for (const { rule, typeBytes } of this.#rules) {
      if (typeBytes !== undefined && hasName(line, 0, line.length, typeBytes))
        this.#notice('field', rule.type ?? '', afterSeq);
    }
  }

  /** So many bytes of a line are enough for {@link recordUnknownLine}; 0 when no rule has a type. */
  get headBytes(): number {
    return this.#headBytes;
  }

  #rulesFor(type: number): readonly CompiledRule[] {
    return (this.#rulesByType[type] ??= this.#select(type));
  }

  #select(type: number): readonly CompiledRule[] {
    if (type === this.#types.other) return this.#rules;
    const name = this.#types.name(type);
    const rules = this.#rules.filter(({ rule }) => rule.type === undefined || rule.type === name);
    return rules.length === 0 ? noRules : rules;
  }

  #isMatch(compiled: CompiledRule, event: Candidate, seq: number): boolean {
    const { rule, dataBytes, guardedPath } = compiled;
    if (rule.type !== undefined && event.type === this.#types.other && event.typeName() !== rule.type) return false;
    if (rule.contains !== undefined && !event.data().includes(rule.contains)) return false;
    if (rule.data !== undefined && !isItsData(rule.data, dataBytes, event)) return false;
    if (guardedPath === undefined) return true;
    const isThere = guardedPath.isMet(event.data());
    if (isThere === undefined) this.#giveUp(compiled, seq);
    return isThere === true;
  }

  /** It would hold the stream up: it judges no event any more. */
  #giveUp(compiled: CompiledRule, seq: number): void {
    this.#rules = this.#rules.filter((other) => other !== compiled);
    this.#rulesByType = [];
    this.#givenUp.push({ kind: 'slow', rule: compiled.rule, seq });
  }

  #notice(kind: UnmetRule['kind'], type: string, afterSeq: number): void {
    const key = `${kind} ${type}`;
    const notice = this.#unmet.get(key) ?? { kind, type, count: 0, afterSeq };
    this.#unmet.set(key, { ...notice, count: notice.count + 1 });
  }
}

function isItsData(data: string, bytes: Uint8Array | undefined, event: Candidate): boolean {
  if (bytes === undefined) return event.data() === data;
  if (event.dataLineBytes < 0) return data.includes('\n') && event.data() === data;
  return event.dataLineBytes === bytes.length && isSame(event.dataLine(), bytes);
}

function compile(rule: StopRule): CompiledRule {
  const { type, data, path, equals = null } = rule;
  return {
    rule,
    typeBytes: type === undefined || type === '' ? undefined : encodeUtf8(type),
    dataBytes: data !== undefined && hasOneEncoding(data) ? encodeUtf8(data) : undefined,
    guardedPath: path === undefined ? undefined : new GuardedPath(path, equals),
    count: 0,
  };
}

/** Whether that match is the one that the rule waits for. */
function isCounted(compiled: CompiledRule): boolean {
  return ++compiled.count >= (compiled.rule.afterEvents ?? 1);
}

function isSame(some: Uint8Array, other: Uint8Array): boolean {
  return some.length === other.length && Buffer.compare(some, other) === 0;
}

/** Tables in Markdown, and how figures stand in them. */

/** @param rows - the first one is the head */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  return [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export const ms = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
export const times = (value: number): string => `${value.toFixed(2)} ×`;
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** A difference: `+ 3.0 ms`. */
export function signed(difference: number, format: (value: number) => string): string {
  return `${difference < 0 ? '−' : '+'} ${format(Math.abs(difference))}`;
}

/** Events a second. */
export function rate(eventsPerSecond: number): string {
  return eventsPerSecond >= 10_000 ? `${(eventsPerSecond / 1000).toFixed(0)} k` : eventsPerSecond.toFixed(0);
}

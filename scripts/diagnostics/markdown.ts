/** Pieces of Markdown. */

/** Code for a cell of a table, a line each. */
export function code(text: string): string {
  return text
    .split('\n')
    .map((line) => `<code>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '&#124;')}</code>`)
    .join('<br>');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A text that may be as long as a server likes: its first code units, and `…` where there are more. */
export function shortened(text: string, maxChars: number): string {
  return text.length > maxChars ? `${text.slice(0, maxChars)}…` : text;
}

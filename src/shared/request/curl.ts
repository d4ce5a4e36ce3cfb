/** Whether a text that was pasted is meant as a command, and not as a URL. */
export function isCurlCommand(text: string): boolean {
  return /^\s*(?:\$\s+)?curl(?:\.exe)?\s/i.test(text);
}

/** Texts for places where VS Code reads more than text. What a server, a link or a file wrote is to stay text there. */

/** Not seen, no blank, and no place where a line may break. */
const wordJoiner = '\u2060';

/** What turns around the text beside it, or is not seen and ends a line: [UAX 9] embeddings, overrides, isolates. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const unruly = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * For notifications, prompts and what is said of an input: there VS Code makes a link of `[text](command:…)`, and a click on
 * it runs the command, no matter who wrote it.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', `]${wordJoiner}(`).replaceAll(unruly, '␦');
}

/** For the lists of quick picks: there VS Code draws an icon instead of `$(name)`. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', String.raw`\$(`);
}

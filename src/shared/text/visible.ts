import { shortened } from './shortened.ts';

// oxlint-disable-next-line eslint/no-control-regex -- these are what is replaced
const controls = /[\u0000-\u001f\u007f-\u009f]/g;

/** A text from the wire with each control character as a picture of it (`␍␊`), and cut. */
export function visible(text: string, maxChars: number): string {
  return shortened(text.slice(0, maxChars + 1), maxChars).replace(controls, picture);
}

/** [Unicode] Control Pictures: U+2400 and the 31 after it stand for the controls with the same last bits. */
function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : `⟨U+00${code.toString(16).toUpperCase()}⟩`;
}

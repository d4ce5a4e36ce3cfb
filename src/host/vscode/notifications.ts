/** What is said at the edge of the window, and asked in its midst. Everything goes through here, so that nothing in it becomes a link. */

import { window } from 'vscode';
import { withoutLinks } from './plain-text.ts';

export function showError(text: string): void {
  void window.showErrorMessage(withoutLinks(text));
}

/** @returns which of the choices the person took, if any */
export async function showInformation<T extends string>(
  text: string,
  ...choices: readonly T[]
): Promise<T | undefined> {
  return window.showInformationMessage(withoutLinks(text), ...choices);
}

/** Asks a question with one way to say yes, which waits for an answer. */
export async function confirm(question: string, detail: string, yes: string): Promise<boolean> {
  const options = { modal: true, detail: withoutLinks(detail) };
  return (await window.showWarningMessage(withoutLinks(question), options, yes)) === yes;
}

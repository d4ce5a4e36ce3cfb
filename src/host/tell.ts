/** What is said at the edge of the window. Everything goes through here, so that nothing in it becomes a link. */

import { window } from 'vscode';
import { withoutLinks } from './plain-text.ts';

export function tellError(text: string): void {
  void window.showErrorMessage(withoutLinks(text));
}

/** @returns which of the choices the person took, if any */
export async function tellInformation<T extends string>(
  text: string,
  ...choices: readonly T[]
): Promise<T | undefined> {
  return window.showInformationMessage(withoutLinks(text), ...choices);
}

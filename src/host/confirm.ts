import { window } from 'vscode';

/** Asks a question with one way to say yes, which waits for an answer. */
export async function confirm(message: string, detail: string, yes: string): Promise<boolean> {
  return (await window.showWarningMessage(message, { modal: true, detail }, yes)) === yes;
}

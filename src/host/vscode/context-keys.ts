/** Keys of `when` clauses and of the walkthrough, as VS Code is told of them. */

import { commands } from 'vscode';
import { contextKeys } from './manifest-names.ts';

const told = new Map<string, boolean>();

/** Tells VS Code when the value is another than before. */
export function setContext(key: keyof typeof contextKeys, isTrue: boolean): void {
  if (told.get(key) === isTrue) return;
  told.set(key, isTrue);
  void commands.executeCommand('setContext', contextKeys[key], isTrue);
}

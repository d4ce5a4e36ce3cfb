/** The commands with which a person enters and deletes secrets for `{{secret:NAME}}`. */

import { t } from '@vscode/l10n';
import { window } from 'vscode';
import { messageText } from '../../../shared/messages/message.ts';
import { secretMessages } from '../../../shared/messages/variable-messages.ts';
import { variableName } from '../../../shared/request/variables.ts';
import type { NamedSecrets } from './named-secrets.ts';
import type { Variables } from './variables.ts';
import { showInformation } from '../../vscode/notifications.ts';

/** Asks for name and value. A name that exists gets another value. */
export async function setSecret(variables: Variables): Promise<void> {
  const { secrets } = variables;
  const name = await nameOf(secrets);
  if (name === undefined) return;
  const value = await window.showInputBox({
    title: t`Secret “${name}”`,
    prompt: t`Its value stays in VS Code’s secret storage. Requests use it as ${`{{secret:${name}}}`}.`,
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) => (text === '' ? messageText(secretMessages.emptyValue()) : undefined),
  });
  if (value === undefined || value === '') return;
  await secrets.set(name, value);
  variables.updateContext();
}

/** Asks which. */
export async function deleteSecret(variables: Variables): Promise<void> {
  const { secrets } = variables;
  if (secrets.names.length === 0) {
    void showInformation(messageText(secretMessages.noneToDelete()));
    return;
  }
  const name = await window.showQuickPick([...secrets.names], {
    title: t('Delete Secret'),
    placeHolder: t('Requests that use it will be refused'),
  });
  if (name === undefined) return;
  await secrets.delete(name);
  variables.updateContext();
}

async function nameOf({ names }: NamedSecrets): Promise<string | undefined> {
  const another = { label: t('$(add) New Secret…'), name: undefined };
  const known = names.map((name) => ({ label: name, name }));
  if (known.length === 0) return newName();
  const picked = await window.showQuickPick([another, ...known], {
    title: t('Set Secret'),
    placeHolder: t('Which secret'),
  });
  return picked === undefined ? undefined : (picked.name ?? newName());
}

async function newName(): Promise<string | undefined> {
  const name = await window.showInputBox({
    title: t('Name of the Secret'),
    prompt: t('Requests use its value as {{secret:NAME}}.'),
    placeHolder: 'API_KEY',
    validateInput: (text) => (variableName.test(text.trim()) ? undefined : messageText(secretMessages.badName())),
  });
  return name?.trim();
}

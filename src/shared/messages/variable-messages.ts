/** What is said of variables and secrets. Never with a value. */

import { t } from '@vscode/l10n';
import { message } from './message.ts';

export const variableMessages = {
  malformed: (text: string) =>
    message(t`${text} isn’t a valid variable.`, t('Use {{name}}, {{$env NAME}}, {{$dotenv NAME}} or {{secret:NAME}}.')),
  tooLong: () =>
    message(
      t('The values of the variables are longer than 1 MiB.'),
      t('Look for a variable that refers to others many times.'),
    ),
  /** @param circle - as the variables are written, with arrows between them */
  circle: (circle: string) =>
    message(t`Variables refer to each other in a loop: ${circle}.`, t('Give one of them a value without variables.')),
  /** @param written - the variable with its braces */
  environmentGone: (environment: string, written: string) =>
    message(
      t`The environment “${environment}” no longer exists, so ${written} is not defined.`,
      t('Choose another one, or define it in the setting sseMonitor.environments.'),
    ),
  inNoEnvironment: (written: string, other: string) =>
    message(
      t`${written} is not defined: no environment selected.`,
      t`The environment “${other}” defines one: select it, or define another.`,
    ),
  inOtherEnvironment: (written: string, chosen: string, other: string) =>
    message(
      t`${written} is not defined in the environment “${chosen}”.`,
      t`The environment “${other}” defines one: select it, or define another.`,
    ),
  unknown: (written: string) =>
    message(t`There is no variable ${written}.`, t('Define it in the setting sseMonitor.environments.')),
  notInProcess: (name: string) =>
    message(
      t`There is no environment variable “${name}” in VS Code’s extension host.`,
      t`Set it before you start VS Code, or use ${`{{$dotenv ${name}}}`}.`,
    ),
  noFolder: (name: string) =>
    message(
      t`No folder is open whose .env file could define “${name}”.`,
      t('Open the folder that contains the .env file.'),
    ),
  untrusted: () =>
    message(
      t('The .env file is not read in a workspace that you haven’t trusted.'),
      t('Trust the workspace to let it be read.'),
    ),
  noDotenv: (name: string, folder: string) =>
    message(
      t`There is no readable .env file in ${folder}, so “${name}” is not defined.`,
      t`Make one with the line ${name}=value.`,
    ),
  notInDotenv: (name: string, folder: string) =>
    message(t`The .env file in ${folder} doesn’t define “${name}”.`, t`Add the line ${name}=value.`),
} as const;

export const secretMessages = {
  unknown: (name: string) =>
    message(t`There is no secret “${name}”.`, t('Enter it with the command “SSE: Set Secret…”.')),
  locked: (name: string) =>
    message(
      t`VS Code’s secret storage did not return the secret “${name}”.`,
      t('If the system keychain is locked, unlock it and try again.'),
    ),
  /** Written to the log. @param problem - what the storage said */
  notKept: (problem: string) =>
    message(
      t`Secrets can’t be stored: ${problem}.`,
      t('Check whether the system keychain is locked.'),
      t('You have to enter them again after a reload.'),
    ),
  noneToDelete: () => message(t('There is no secret to delete.'), t('SSE: Set Secret… enters one.')),
  badName: () => message(t('Invalid secret name.'), t('A name can contain letters, digits and _.- but no spaces.')),
  emptyValue: () => message(t('A secret must have at least one character.'), t('Enter its value, or press Escape.')),
} as const;

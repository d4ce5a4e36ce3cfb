/** What is said of variables and secrets. Never with a value. */

import { t } from '@vscode/l10n';
import { message } from './message.ts';

export const variableMessages = {
  malformed: (text: string) =>
    message(t`${text} is no variable.`, t('Write {{name}}, {{$env NAME}}, {{$dotenv NAME}} or {{secret:NAME}}.')),
  tooLong: () =>
    message(
      t('What the variables stand for is longer than 1 MiB.'),
      t('Look for a variable that refers to others many times.'),
    ),
  /** @param circle - as the variables are written, with arrows between them */
  circle: (circle: string) =>
    message(t`Variables refer to each other in a circle: ${circle}.`, t('Give one of them a value without variables.')),
  /** @param written - the variable with its braces */
  environmentGone: (environment: string, written: string) =>
    message(
      t`There is no environment “${environment}” any more, so ${written} stands for nothing.`,
      t('Choose another one, or define it in the setting sseMonitor.environments.'),
    ),
  inNoEnvironment: (written: string, other: string) =>
    message(
      t`The variable ${written} stands for nothing: no environment is chosen.`,
      t`The environment “${other}” has one: choose it, or define another.`,
    ),
  inOtherEnvironment: (written: string, chosen: string, other: string) =>
    message(
      t`The variable ${written} stands for nothing: the environment “${chosen}” has none.`,
      t`The environment “${other}” has one: choose it, or define another.`,
    ),
  unknown: (written: string) =>
    message(t`There is no variable ${written}.`, t('Define it in the setting sseMonitor.environments.')),
  notInProcess: (name: string) =>
    message(
      t`There is no environment variable “${name}” in VS Code’s extension host.`,
      t`Set it before VS Code is started, or use ${`{{$dotenv ${name}}}`}.`,
    ),
  noFolder: (name: string) =>
    message(t`No folder is open whose file .env could have “${name}”.`, t('Open the folder with the file .env.')),
  untrusted: () =>
    message(
      t('The file .env is not read in a workspace that is not trusted.'),
      t('Trust the workspace to have it read.'),
    ),
  noDotenv: (name: string, folder: string) =>
    message(
      t`There is no file .env in ${folder} that can be read, so “${name}” stands for nothing.`,
      t`Make one with the line ${name}=value.`,
    ),
  notInDotenv: (name: string, folder: string) =>
    message(t`The file .env in ${folder} has no “${name}”.`, t`Add the line ${name}=value.`),
} as const;

export const secretMessages = {
  unknown: (name: string) =>
    message(t`There is no secret “${name}”.`, t('Enter it with the command “SSE: Set Secret…”.')),
  locked: (name: string) =>
    message(
      t`VS Code’s secret storage does not give the secret “${name}”.`,
      t('Is the keychain of the system locked? Unlock it, then try again.'),
    ),
  /** Told in the log. @param problem - what the storage said */
  notKept: (problem: string) =>
    message(
      t`Secrets cannot be kept: ${problem}.`,
      t('Look whether the keychain of the system is locked.'),
      t('They have to be entered again after a reload.'),
    ),
  noneToDelete: () => message(t('There is no secret to delete.'), t('SSE: Set Secret… enters one.')),
  badName: () =>
    message(
      t('This cannot be the name of a secret.'),
      t('A name has letters, digits and the signs _.- in it, no blanks.'),
    ),
  emptyValue: () => message(t('A secret has at least one character.'), t('Enter its value, or press Escape.')),
} as const;

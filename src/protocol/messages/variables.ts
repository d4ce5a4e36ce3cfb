/** What is said of variables and secrets. Never with a value. */

import { message } from './message.ts';

export const variableMessages = {
  malformed: (text: string) =>
    message(`${text} is no variable.`, 'Write {{name}}, {{$env NAME}}, {{$dotenv NAME}} or {{secret:NAME}}.'),
  tooLong: () =>
    message(
      'What the variables stand for is longer than 1 MiB.',
      'Look for a variable that refers to others many times.',
    ),
  /** @param circle - as the variables are written, with arrows between them */
  circle: (circle: string) =>
    message(`Variables refer to each other in a circle: ${circle}.`, 'Give one of them a value without variables.'),
  /** @param written - the variable with its braces */
  environmentGone: (environment: string, written: string) =>
    message(
      `There is no environment “${environment}” any more, so ${written} stands for nothing.`,
      'Choose another one, or define it in the setting sseMonitor.environments.',
    ),
  inNoEnvironment: (written: string, other: string) =>
    message(
      `The variable ${written} stands for nothing: no environment is chosen.`,
      `The environment “${other}” has one: choose it, or define another.`,
    ),
  inOtherEnvironment: (written: string, chosen: string, other: string) =>
    message(
      `The variable ${written} stands for nothing: the environment “${chosen}” has none.`,
      `The environment “${other}” has one: choose it, or define another.`,
    ),
  unknown: (written: string) =>
    message(`There is no variable ${written}.`, 'Define it in the setting sseMonitor.environments.'),
  notInProcess: (name: string) =>
    message(
      `There is no environment variable “${name}” in VS Code’s extension host.`,
      `Set it before VS Code is started, or use {{$dotenv ${name}}}.`,
    ),
  noFolder: (name: string) =>
    message(`No folder is open whose file .env could have “${name}”.`, 'Open the folder with the file .env.'),
  untrusted: () =>
    message('The file .env is not read in a workspace that is not trusted.', 'Trust the workspace to have it read.'),
  noDotenv: (name: string, folder: string) =>
    message(
      `There is no file .env in ${folder} that can be read, so “${name}” stands for nothing.`,
      `Make one with the line ${name}=value.`,
    ),
  notInDotenv: (name: string, folder: string) =>
    message(`The file .env in ${folder} has no “${name}”.`, `Add the line ${name}=value.`),
} as const;

export const secretMessages = {
  unknown: (name: string) => message(`There is no secret “${name}”.`, 'Enter it with the command “SSE: Set Secret…”.'),
  locked: (name: string) =>
    message(
      `VS Code’s secret storage does not give the secret “${name}”.`,
      'Is the keychain of the system locked? Unlock it, then try again.',
    ),
  /** Told in the log. @param problem - what the storage said */
  notKept: (problem: string) =>
    message(
      `Secrets cannot be kept: ${problem}.`,
      'Look whether the keychain of the system is locked.',
      'They have to be entered again after a reload.',
    ),
  noneToDelete: () => message('There is no secret to delete.', 'SSE: Set Secret… enters one.'),
  badName: () =>
    message('This cannot be the name of a secret.', 'A name has letters, digits and the signs _.- in it, no blanks.'),
  emptyValue: () => message('A secret has at least one character.', 'Enter its value, or press Escape.'),
} as const;

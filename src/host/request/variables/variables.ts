/** Where the values of variables come from: settings, the process, the file `.env`, the storage of secrets. */

import { env } from 'node:process';
import { parseEnv } from 'node:util';
import { type Disposable, EventEmitter, type ExtensionContext, Uri, workspace } from 'vscode';
import { secretMessages, variableMessages } from '../../../shared/messages/variable-messages.ts';
import type { Variable } from '../../../shared/request/variables.ts';
import { readWorkspaceFile } from '../../files/workspace-file.ts';
import { setContext } from '../../vscode/context-keys.ts';
import { settingsPrefix } from '../../vscode/settings.ts';
import { environmentNames, findNamed, readEnvironments } from './environments.ts';
import { Filler, type Found } from './fill.ts';
import { isNamedSecret, NamedSecrets } from './named-secrets.ts';

/** The environment that was chosen last, for each workspace. */
const chosenKey = 'environment';

const maxDotenvBytes = 1e6;

export class Variables implements Disposable {
  readonly secrets: NamedSecrets;
  readonly #context: ExtensionContext;
  readonly #changed = new EventEmitter<void>();
  /** What variables stand for may have changed. */
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: readonly Disposable[];

  constructor(context: ExtensionContext) {
    this.#context = context;
    this.secrets = new NamedSecrets(context.secrets, context.globalState);
    this.#subscriptions = [
      context.secrets.onDidChange(({ key }) => {
        if (!isNamedSecret(key)) return;
        this.updateContext();
        this.#changed.fire();
      }),
      workspace.onDidGrantWorkspaceTrust(() => this.#changed.fire()),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${settingsPrefix}.environments`)) this.#changed.fire();
      }),
    ];
    this.updateContext();
  }

  /** The palette offers to delete a secret where there is one. */
  updateContext(): void {
    setContext('hasNoSecrets', this.secrets.names.length === 0);
  }

  get environmentNames(): string[] {
    return environmentNames(environments());
  }

  /** As long as there is such an environment. */
  get chosen(): string | undefined {
    const name: unknown = this.#context.workspaceState.get(chosenKey);
    return typeof name === 'string' && environments().has(name) ? name : undefined;
  }

  choose(environment: string | undefined): void {
    void this.#context.workspaceState.update(chosenKey, environment);
  }

  /** For one request. @param environment - whose variables are meant; absent: only those of all */
  filler(environment: string | undefined): Filler {
    const known = environments();
    const chosen = environment === '' ? undefined : environment;
    return new Filler((variable) =>
      variable.kind === 'named' ? findNamed(known, chosen, variable) : this.#find(variable.kind, variable.name),
    );
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #find(kind: Exclude<Variable['kind'], 'named'>, name: string): Found | Promise<Found> {
    if (kind === 'secret') return this.#secret(name);
    return kind === 'env' ? ofProcess(name) : ofDotenv(name);
  }

  async #secret(name: string): Promise<Found> {
    const value = await this.secrets.get(name).then(undefined, () => null);
    if (value === null) return { problem: secretMessages.locked(name) };
    return value === undefined ? { problem: secretMessages.unknown(name) } : { value };
  }
}

function environments(): ReturnType<typeof readEnvironments> {
  return readEnvironments(workspace.getConfiguration(settingsPrefix).get('environments'));
}

function ofProcess(name: string): Found {
  const value = Object.hasOwn(env, name) ? env[name] : undefined;
  return value === undefined ? { problem: variableMessages.notInProcess(name) } : { value };
}

/** Read anew each time: anyone who changes the file means it. */
async function ofDotenv(name: string): Promise<Found> {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) return { problem: variableMessages.noFolder(name) };
  if (!workspace.isTrusted) return { problem: variableMessages.untrusted() };
  try {
    const bytes = await readWorkspaceFile(Uri.joinPath(folder.uri, '.env'), maxDotenvBytes);
    const parsed = parseEnv(new TextDecoder().decode(bytes));
    const value = Object.hasOwn(parsed, name) ? parsed[name] : undefined;
    return value === undefined ? { problem: variableMessages.notInDotenv(name, folder.name) } : { value };
  } catch {
    return { problem: variableMessages.noDotenv(name, folder.name) };
  }
}

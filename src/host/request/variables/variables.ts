/** Where the values of variables come from: settings, the process, the file `.env`, the storage of secrets. */

import { env } from 'node:process';
import { parseEnv } from 'node:util';
import { type Disposable, EventEmitter, type ExtensionContext, FileSystemError, Uri, workspace } from 'vscode';
import type { Variable } from '../../../protocol/variables.ts';
import { SETTINGS } from '../../settings.ts';
import { environmentNames, findNamed, readEnvironments } from './environments.ts';
import { Filler, type Found } from './fill.ts';
import { isNamedSecret, NamedSecrets } from './named-secrets.ts';

/** The environment that was chosen last, for each workspace. */
const CHOSEN = 'environment';

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
        if (isNamedSecret(key)) this.#changed.fire();
      }),
      workspace.onDidGrantWorkspaceTrust(() => this.#changed.fire()),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${SETTINGS}.environments`)) this.#changed.fire();
      }),
    ];
  }

  get environmentNames(): string[] {
    return environmentNames(environments());
  }

  /** As long as there is such an environment. */
  get chosen(): string | undefined {
    const name: unknown = this.#context.workspaceState.get(CHOSEN);
    return typeof name === 'string' && environments().has(name) ? name : undefined;
  }

  choose(environment: string | undefined): void {
    void this.#context.workspaceState.update(CHOSEN, environment);
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
    if (value === null)
      return { problem: `VS Code’s secret storage does not give the secret “${name}”: is it locked?` };
    return value === undefined
      ? { problem: `There is no secret “${name}”. Enter it with the command “SSE: Set Secret…”.` }
      : { value };
  }
}

function environments(): ReturnType<typeof readEnvironments> {
  return readEnvironments(workspace.getConfiguration(SETTINGS).get('environments'));
}

function ofProcess(name: string): Found {
  const value = Object.hasOwn(env, name) ? env[name] : undefined;
  if (value !== undefined) return { value };
  return {
    problem: `There is no environment variable “${name}” in VS Code’s extension host. Set it before VS Code is started, or use {{$dotenv ${name}}}.`,
  };
}

/** Read anew each time: whoever changes the file means it. */
async function ofDotenv(name: string): Promise<Found> {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) return { problem: `No folder is open whose file .env could have “${name}”.` };
  if (!workspace.isTrusted) return { problem: 'The file .env is read once this workspace is trusted.' };
  try {
    const bytes = await workspace.fs.readFile(Uri.joinPath(folder.uri, '.env'));
    const parsed = parseEnv(new TextDecoder().decode(bytes));
    const value = Object.hasOwn(parsed, name) ? parsed[name] : undefined;
    return value === undefined ? { problem: `The file .env in ${folder.name} has no “${name}”.` } : { value };
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    return { problem: `There is no file .env in ${folder.name} that can be read, so “${name}” stands for nothing.` };
  }
}

/** Opens what is said of requests where VS Code has a part in it: body files, variables, secrets and the ways in. */

import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Uri, commands, window, workspace } from 'vscode';
import { connectFromCode } from '../../../src/host/code-lens/connect-from-code.ts';
import { registerCommands } from '../../../src/host/ways-in/commands.ts';
import { LinkHandler } from '../../../src/host/ways-in/link.ts';
import { deleteSecret, setSecret } from '../../../src/host/request/variables/secret-commands.ts';
import { messageText } from '../../../src/shared/messages/message.ts';
import { urlMessages } from '../../../src/shared/messages/url-messages.ts';
import { linkMessages } from '../../../src/shared/messages/ways-in-messages.ts';
import type { RequestDraft } from '../../../src/shared/boundary/page.ts';
import { asNobody, writeDenied } from '../../support/denied-file.ts';
import type { CasesAt, openedInHost } from '../../support/message-cases.ts';
import { makeFolder } from './folders.ts';
import { instead, refusal, refused, told, toldOfInput, untrusted, withParts, withoutFolder } from './stand-ins.ts';

type Cases = CasesAt<typeof openedInHost>;

const folder = makeFolder();
const at = (name: string): string => join(folder, name);

writeDenied(at('denied'));
symlinkSync('circle', at('circle'));
writeFileSync(at('large'), '');
truncateSync(at('large'), 101e6);

const hush = ['hush'];

/** What a click on a line of code is answered with. */
function clicked(wrong: Partial<RequestDraft>): Promise<string | undefined> {
  const draft: RequestDraft = { url: 'http://me:hush@127.0.0.1:9/', method: 'GET', parameters: [], ...wrong };
  return withParts(({ monitor }) => told(() => connectFromCode(monitor, { draft, isWhole: true })));
}

/** What a panel says that was opened from a line of code, and is to connect. */
function connectedByHand(wrong: Partial<RequestDraft>): Promise<string | undefined> {
  const draft: RequestDraft = { url: 'http://me:hush@127.0.0.1:9/', method: 'GET', parameters: [], ...wrong };
  return withParts(async ({ monitor }) => {
    await connectFromCode(monitor, { draft: { ...draft, body: '{{secret:X}}' }, isWhole: false });
    const { panels } = monitor;
    return (await panels[0]?.connect())?.error;
  });
}

/** What the command is answered with that tasks and keybindings call. */
function commanded(argument: unknown): Promise<string | undefined> {
  const handlers = new Map<string, (argument: unknown) => unknown>();
  const register = (id: string, handler: (argument: unknown) => unknown) => {
    handlers.set(id, handler);
    return { dispose: () => {} };
  };
  return withParts(async ({ monitor, log }) => {
    const monitors = { loaded: monitor, load: async () => monitor };
    await instead(commands, 'registerCommand', register, () => registerCommands(monitors, log));
    return told(() => handlers.get('sseMonitor.connect')?.(argument));
  });
}

const body: Cases['body'] = {
  noFile: { facts: [], open: () => refused({ bodyFile: ' ' }) },
  relativeFile: {
    facts: ['a.json'],
    open: () =>
      withParts(({ monitor }) =>
        withoutFolder(() => refusal(() => monitor.connect({ url: 'http://h/', bodyFile: 'a.json' }))),
      ),
  },
  fileTooLarge: { facts: [at('large'), 100], open: () => refused({ bodyFile: at('large') }) },
  fileMissing: { facts: [at('none')], open: () => refused({ bodyFile: at('none') }) },
  fileIsFolder: { facts: [folder], open: () => refused({ bodyFile: folder }) },
  fileIsSpecial: { facts: ['/dev/zero', 'device'], open: () => refused({ bodyFile: '/dev/zero' }) },
  fileDenied: {
    facts: [at('denied')],
    open: () => asNobody(() => refused({ bodyFile: at('denied') })),
    secrets: hush,
  },
  fileUnreadable: { facts: [at('circle'), 'ELOOP'], open: () => refused({ bodyFile: at('circle') }) },
};

const dotenv = (name: string): Promise<string | undefined> => refused({ body: `{{$dotenv ${name}}}` });

/** As {@link dotenv}, of a window that is another than this one. */
function dotenvIn(other: <R>(act: () => R) => Promise<Awaited<R>>): Promise<string | undefined> {
  const request = { url: 'http://h/', body: '{{$dotenv A}}' };
  return withParts(({ monitor }) => other(() => refusal(() => monitor.openStream(request))));
}

async function dotenvWithout(name: string): Promise<string | undefined> {
  const file = Uri.joinPath(workspace.workspaceFolders?.[0]?.uri ?? Uri.file('/'), '.env');
  await workspace.fs.writeFile(file, new TextEncoder().encode('OTHER=hush\n'));
  try {
    return await dotenv(name);
  } finally {
    await workspace.fs.delete(file);
  }
}

const variable: Cases['variable'] = {
  notInProcess: { facts: ['SSE_NOBODY'], open: () => refused({ body: '{{$env SSE_NOBODY}}' }) },
  noFolder: { facts: ['A'], open: () => dotenvIn(withoutFolder) },
  untrusted: { facts: [], open: () => dotenvIn(untrusted) },
  noDotenv: { facts: ['A', 'demo'], open: () => dotenv('A') },
  notInDotenv: { facts: ['A', 'demo'], open: () => dotenvWithout('A'), secrets: hush },
};

/** What the storage of a machine says that is locked. */
const locked = (): Promise<never> => Promise.reject(new Error('the keychain is locked'));

const secret: Cases['secret'] = {
  unknown: { facts: ['NOBODY'], open: () => refused({ body: '{{secret:NOBODY}}' }) },
  locked: {
    facts: ['X'],
    open: () =>
      withParts(async ({ monitor, context }) => {
        await monitor.variables.secrets.set('X', 'hush');
        context.secrets.get = locked;
        return refusal(() => monitor.connect({ url: 'http://h/', body: '{{secret:X}}' }));
      }),
    secrets: hush,
  },
  notKept: {
    facts: ['the keychain is locked'],
    open: () =>
      withParts(
        async ({ monitor, warnings }) => {
          const headers = [{ enabled: true, name: 'Authorization', value: 'hush' }];
          const draft: RequestDraft = { url: 'http://h/', method: 'GET', parameters: [], headers };
          monitor.openPanel(draft);
          // Those of a panel are kept one after the other: once these are read, they were tried.
          await monitor.restoreSecrets(draft);
          return warnings[0];
        },
        ({ secrets }) => {
          secrets.store = locked;
        },
      ),
    secrets: hush,
  },
  noneToDelete: {
    facts: [],
    open: () => withParts(({ monitor }) => told(() => deleteSecret(monitor.variables))),
  },
  badName: {
    facts: [],
    open: () => withParts(({ monitor }) => toldOfInput('a b', () => setSecret(monitor.variables))),
  },
  emptyValue: {
    facts: [],
    open: () =>
      withParts(async ({ monitor }) => {
        const { secrets } = monitor.variables;
        await secrets.set('X', 'hush');
        const known = async (): Promise<object> => ({ label: 'X', name: 'X' });
        return instead(window, 'showQuickPick', known, () => toldOfInput('', () => setSecret(monitor.variables)));
      }),
    secrets: hush,
  },
};

const ftp = urlMessages.otherScheme('ftp');
const wrongUrl = 'ftp://me:hush@h/';

const connect: Cases['connect'] = {
  commandRefused: { facts: [ftp], open: () => commanded({ url: wrongUrl }), secrets: hush },
  notConnected: {
    facts: [messageText(urlMessages.badHost('a b'))],
    open: () => clicked({ url: 'http://me:hush@a b/' }),
    secrets: hush,
  },
  noCode: { facts: [], open: () => withParts(({ monitor }) => told(() => connectFromCode(monitor, undefined))) },
  untrusted: {
    facts: ['the file', 'variables'],
    open: () => untrusted(() => clicked({ body: '{{secret:X}} hush' })),
    secrets: hush,
  },
  untrustedParts: {
    facts: ['the host, the body, the variable {{secret:X}}', 'variables'],
    open: () => untrusted(() => connectedByHand({ body: '{{secret:X}} hush' })),
    secrets: hush,
  },
};

const link: Cases['link'] = {
  notFollowed: {
    facts: [linkMessages.otherPath('/other')],
    open: () => {
      const handler = new LinkHandler({ connect: () => Promise.reject(new Error('it connected')) });
      return told(() => handler.handleUri(Uri.parse('vscode://sse-monitor.sse-monitor/other?url=http://me:hush@h/')));
    },
    secrets: hush,
  },
};

export const requestMessages = { body, variable, secret, connect, link };

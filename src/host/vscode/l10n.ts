/**
 * Gives the texts of VS Code's display language to those who ask for them. Imported before everything else, so that texts
 * which are in constants are translated too: VS Code has read the bundle before it runs the extension.
 */

import { config } from '@vscode/l10n';
import { env, l10n } from 'vscode';
import { byText } from '../../shared/text/text-key.ts';

/** The language of the texts, in which numbers are written too. */
export const language = l10n.bundle === undefined ? 'en' : env.language;

if (l10n.bundle !== undefined) config({ contents: byText(l10n.bundle) });

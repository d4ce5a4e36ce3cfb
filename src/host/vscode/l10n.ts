/**
 * Gives the texts of VS Code's display language to those who ask for them. Imported before everything else, so that texts
 * which are in constants are translated too: VS Code has read the bundle before it runs the extension.
 */

import { config } from '@vscode/l10n';
import { env, l10n } from 'vscode';
import { byText, type Translations } from '../../shared/text/text-key.ts';
import { type PackedTranslations, unpackTranslations } from './packed-translations.ts';

/** The language of the texts, in which numbers are written too. */
export const language = l10n.bundle === undefined ? 'en' : env.language;

/** By their short keys; `undefined`: the language is English, or one that nobody has translated into. */
export const translations: Translations | undefined =
  l10n.bundle === undefined ? undefined : unpackTranslations(l10n.bundle as unknown as PackedTranslations);

if (translations !== undefined) config({ contents: byText(translations) });

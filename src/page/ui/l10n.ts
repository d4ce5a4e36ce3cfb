/** Takes the texts of VS Code's display language from the HTML. Imported before everything else: texts are in constants too. */

import { config } from '@vscode/l10n';
import { byText, type Translations } from '../../shared/text/text-key.ts';

const bundle = document.getElementById('l10n')?.textContent;
if (bundle) config({ contents: byText(JSON.parse(bundle) as Translations) });

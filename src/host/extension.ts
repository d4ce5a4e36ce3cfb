/**
 * The door: what VS Code calls. Eight languages activate the extension, so what this imports is as little as can be, and has
 * no texts for people: `test/unit/scripts/activation-bundle.test.ts` holds it to both.
 */

import './vscode/l10n.ts';

export { register as activate } from './ways-in/register.ts';

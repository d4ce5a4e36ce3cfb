/** The page's door: what the host's HTML loads. */

import '../ui/l10n.ts';
import './app.ts';
import { documentStyles } from '../ui/styles.ts';

const { styleSheet } = documentStyles;
if (styleSheet) document.adoptedStyleSheets.push(styleSheet);

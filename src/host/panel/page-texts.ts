/**
 * The texts of VS Code's display language as data in the page's HTML, where the page finds them before it draws anything. A
 * policy that forbids scripts allows it, for it is none.
 *
 * @param bundle - undefined: the display language is English, or one that nobody has translated into
 */
export function pageTexts(bundle: Readonly<Record<string, string>> | undefined): string {
  if (bundle === undefined) return '';
  // Nothing in it can end the element.
  return `<script type="application/json" id="l10n">${JSON.stringify(bundle).replaceAll('<', '\\u003c')}</script>`;
}

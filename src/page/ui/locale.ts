/**
 * The language of the page's texts, in which numbers and dates are written too: that of VS Code, where there is a translation.
 * Not the browser's own, which may be another one. Absent outside of a page.
 */
export const locale = typeof document === 'undefined' ? undefined : document.documentElement.lang || undefined;

/**
 * What a page may do: run our script, style itself, show our images. It may connect to nothing, and run no script that
 * is in its HTML. The last two do not fall back to `default-src`: nothing moves where relative URLs lead, and nothing
 * that is filled in is sent.
 *
 * @param nonce - new for each page
 * @param source - where the extension's files are served from
 */
export function pagePolicy(nonce: string, source: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `font-src ${source}`,
    `img-src ${source} data:`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** [spec] A redirect status is a status that is 301, 302, 303, 307, or 308 (Fetch, 2.2.3). Any other is an answer. */
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Whether an answer with that status redirects, if it says where to. */
export function isRedirect(status: number): boolean {
  return redirectStatuses.has(status);
}

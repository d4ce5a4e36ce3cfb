/** How the URL of one run differs from that of another. */

/** @returns in the order in which they are in it: where else it leads, parameters that it has, and names of those it lacks */
export function urlDifference(
  url: string,
  other: string,
): { readonly has: readonly string[]; readonly lacks: readonly string[] } {
  const [own, its] = [URL.parse(url), URL.parse(other)];
  if (own === null || its === null) return { has: url === other ? [] : [url], lacks: [] };
  const place = placeDifference(own, its);
  const before = [...its.searchParams].map(partOf);
  const names = new Set(own.searchParams.keys());
  return {
    has: [...place, ...withoutEach([...own.searchParams].map(partOf), before)],
    lacks: [...new Set(its.searchParams.keys())].filter((name) => !names.has(name)),
  };
}

function placeDifference(own: URL, its: URL): string[] {
  if (own.origin !== its.origin) return [`${own.origin}${own.pathname}`];
  return own.pathname === its.pathname ? [] : [own.pathname];
}

function partOf([name, value]: [string, string]): string {
  return `${name}=${value}`;
}

/** The parts that the others do not have as often. */
function withoutEach(parts: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return parts.filter((part) => {
    const at = left.indexOf(part);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

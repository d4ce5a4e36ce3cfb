import parsePath from 'jsonpath-rfc9535/parser';

/** [spec] RFC 9535 section 2.1.1: a path that does not conform to the grammar is an error. */
export function isPath(path: string): boolean {
  try {
    parsePath(path);
    return true;
  } catch {
    return false;
  }
}

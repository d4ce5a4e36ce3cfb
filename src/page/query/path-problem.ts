import parsePath from 'jsonpath-rfc9535/parser';

/** [spec] RFC 9535 section 2.1.1: a path that does not conform to the grammar is an error. */
export function pathProblem(path: string): string | undefined {
  try {
    parsePath(path);
    return undefined;
  } catch {
    return `“${path}” is not a JSON path: write one such as $.status or $.choices[0].finish_reason.`;
  }
}

import type { JsonPath } from '../json/json-path.ts';
import { previewChars } from '../bytes/data-preview.ts';

/**
 * What a path finds, as text: strings as they are, others as JSON, several with a comma between. Cut where it is long.
 *
 * @param exact - the same value, if its numbers are to be written in another way
 */
export function textAt(path: JsonPath, json: unknown, exact = json): string {
  try {
    return textOf(exact === json ? path.nodes(json) : path.nodesOf(exact, json));
  } catch {
    // It is no path, or JSON within JSON goes deeper than there is stack for.
    return '';
  }
}

function textOf(nodes: Iterable<unknown>): string {
  let text = '';
  for (const node of nodes) {
    text += `${text === '' ? '' : ', '}${typeof node === 'string' ? node : JSON.stringify(node)}`;
    if (text.length > previewChars) break;
  }
  return text;
}

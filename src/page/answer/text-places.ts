/** Where in a text the characters are that were drawn of it: what draws it leaves out signs, and keeps their order. */

interface PlacedNode {
  readonly node: Text;
  /** Where its characters begin in the text. */
  readonly start: number;
}

/** @param root - nothing else is drawn in it than stretches of the text, in their order */
function* placedNodes(root: Node, text: string): Generator<PlacedNode> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let from = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { data } = node as Text;
    if (data.trim() === '') continue;
    const start = text.indexOf(data, from);
    if (start < 0) continue;
    from = start + data.length;
    yield { node: node as Text, start };
  }
}

/** @returns the place in the text; `undefined` where the node isn't of the text */
export function placeIn(root: Node, text: string, node: Node, offset: number): number | undefined {
  for (const placed of placedNodes(root, text)) if (placed.node === node) return placed.start + offset;
  return undefined;
}

/** @returns ranges of what is drawn of the text from `start` to `end` */
export function rangesIn(root: Node, text: string, start: number, end: number): Range[] {
  const ranges: Range[] = [];
  for (const { node, start: at } of placedNodes(root, text)) {
    if (at >= end) break;
    if (at + node.data.length <= start) continue;
    const range = new Range();
    range.setStart(node, Math.max(0, start - at));
    range.setEnd(node, Math.min(node.data.length, end - at));
    ranges.push(range);
  }
  return ranges;
}

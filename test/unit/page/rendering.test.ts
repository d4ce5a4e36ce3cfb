import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What could make more of a text than text: markup, images, frames, documents, other places that are drawn. */
const rendering = [
  /<(?:img|image|picture|video|audio|source|iframe|frame|object|embed|canvas|base|form|link|meta|foreignObject|style)\b/gi,
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTML\w*|srcdoc|DOMParser|createContextualFragment|parseHTML\w*|unsafe(?:HTML|SVG|Static|CSS)|staticHtml)\b/g,
  /\b(?:document\.write\w*|createObjectURL|createImageBitmap|new (?:Image|Audio|FontFace|Worker)|adoptNode|importNode)\b/g,
  /createElement(?:NS)?\(|\.(?:src|href|srcset|data|cssText)\s*=[^=]|setAttribute\(\s*[^'"]|[^\w]url\(/g,
];

/** Where it is so, and nothing that a server sent comes there, but for an image that a person asked for. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'src/page/details/text/image-view.ts': ['<img'],
  // In a message.
  'src/page/details/text/svg-image.ts': ['<style'],
};

test('only one file of the page draws what a server sent', () => {
  const files = globSync('src/page/**/*.ts', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  assert.ok(files.length > 100);
  const found = files.flatMap((file) => {
    const code = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
    const matches = rendering.flatMap((pattern) => code.match(pattern) ?? []);
    return matches.filter((match) => !(allowed[file] ?? []).includes(match)).map((match) => `${file}: ${match}`);
  });
  assert.deepEqual(found, []);
});

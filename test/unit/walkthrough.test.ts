import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { commandTable, contextKeys } from '../../src/host/vscode/manifest-names.ts';

interface Manifest {
  readonly contributes: {
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly {
        readonly media: { readonly svg: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
  };
}

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const { walkthroughs } = (JSON.parse(read('package.json')) as Manifest).contributes;
const [walkthrough = assert.fail('there is no walkthrough')] = walkthroughs;
const link = `command:workbench.action.openWalkthrough?%22sse-monitor.sse-monitor%23${walkthrough.id}%22`;

describe('the walkthrough', () => {
  const { steps } = walkthrough;

  it('has five steps that are completed by commands and keys that exist', () => {
    assert.equal(steps.length, 5);
    const names = new Set(Object.keys(commandTable).map((command) => `onCommand:${command}`));
    const keys = new Set<string>(Object.values(contextKeys).map((key) => `onContext:${key}`));
    for (const { completionEvents } of steps) {
      assert.ok(completionEvents.length > 0);
      for (const event of completionEvents) assert.ok(names.has(event) || keys.has(event), event);
    }
  });

  it('has small pictures in the colors of the theme', () => {
    const pictures = steps.map(({ media }) => read(media.svg));
    assert.ok(pictures.join('').length <= 10_000);
    for (const picture of pictures) {
      // A color of its own only where the theme has none.
      assert.doesNotMatch(picture.replaceAll(/var\([^)]*\)+/g, ''), /#[\da-f]{3,6}\b|rgb/i);
      assert.match(picture, /var\(--vscode-foreground/);
    }
  });

  it('has pictures that are styled by attributes: VS Code shows them under a policy without styles of theirs', () => {
    for (const { media } of steps) assert.doesNotMatch(read(media.svg), /<style|\b(?:style|class)=/, media.svg);
  });

  it('is linked in the view without streams, below a button to connect and one to try, in each language', () => {
    for (const file of ['package.nls.json', 'package.nls.de.json']) {
      const { 'view.streams.welcome': welcome = '' } = JSON.parse(read(file)) as Record<string, string>;
      // What has a line to itself is a button.
      const buttons = [...welcome.matchAll(/^\[[^\]]+\]\(command:([\w.]+)\)$/gm)].map(([, command]) => command);
      assert.deepEqual(buttons, ['sseMonitor.connect', 'sseMonitor.connectToSample'], file);
      const links = welcome.match(/\]\(/g) ?? [];
      assert.equal(links.length, 3, file);
      assert.ok(welcome.includes(`(${link})`), file);
    }
  });
});

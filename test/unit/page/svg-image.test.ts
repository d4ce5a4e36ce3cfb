import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { svgProblem } from '../../../src/page/details/text/svg-image.ts';
import { eventMessages } from '../../../src/shared/messages/panel-messages.ts';
import { svg, svgBombs } from '../../support/svg-bombs.ts';

/** As many shapes take a second or more to draw. */
const tooManyShapes = 40_000;

/** Ways to write the same reference. */
const hrefs = ['href="#ID"', "href='#ID'", 'xlink:href="#ID"', 'href=" #ID "', 'href="&#35;ID"', 'href="#%61CODE"'];
const urls = ['url(#ID)', "url('#ID')", 'url( &quot;#ID&quot; )', 'URL(#ID)', '&#x75;rl(#ID)', 'url(#%61CODE)'];

/** Ways to draw what stands in `<g id>` as often as there are shapes, each in what the next one refers to. */
const ways: Readonly<Record<string, (inner: string, id: string, times: number, href: string, url: string) => string>> =
  {
    use: (inner, id, times, href) => `${inner}<g id="${id}">${`<use ${href}/>`.repeat(times)}</g>`,
    prefixed: (inner, id, times, href) => `${inner}<x:g id="${id}">${`<x:use ${href}/>`.repeat(times)}</x:g>`,
    pattern: (inner, id, times, _, url) =>
      `<pattern id="${id}p">${inner}</pattern><g id="${id}">${shape(`fill="${url}"`).repeat(times)}</g>`,
    inherited: (inner, id, times, _, url) =>
      `<pattern id="${id}p">${inner}</pattern><g fill="${url}"><g id="${id}">${shape('').repeat(times)}</g></g>`,
    mask: (inner, id, times, _, url) =>
      `<mask id="${id}p">${inner}</mask><g id="${id}">${shape(`style="mask:${url}"`).repeat(times)}</g>`,
    clip: (inner, id, times, _, url) =>
      `<clipPath id="${id}p">${inner}</clipPath><g id="${id}">${shape(`clip-path="${url}"`).repeat(times)}</g>`,
    marker: (inner, id, times, _, url) =>
      `<marker id="${id}p">${inner}</marker><g id="${id}"><path marker-mid="${url}" d="M0 0${'h1'.repeat(times)}"/></g>`,
  };

function shape(attributes: string): string {
  return `<rect width="1" height="1" ${attributes}/>`;
}

const level = fc.record({
  way: fc.constantFrom(...Object.keys(ways)),
  times: fc.integer({ min: 1, max: 12 }),
  href: fc.constantFrom(...hrefs),
  url: fc.constantFrom(...urls),
});

describe('SVG that takes long to draw', () => {
  test('is refused however its references are written and nested', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.array(level, { minLength: 1, maxLength: 8 }), (levels) => {
        let drawn = 1;
        let text = `<g id="a0">${shape('')}</g>`;
        for (const [n, { way, times, href, url }] of levels.entries()) {
          const at = (reference: string, id: string): string =>
            reference
              .replace('ID', id)
              .replace('aCODE', '')
              .replace('%61CODE', `%61${id.slice(1)}`);
          const id = `a${n + 1}`;
          const isUse = way === 'use' || way === 'prefixed';
          // What is within a pattern and the like is what was drawn before.
          const inner = isUse ? text : `${text}<use href="#a${n}"/>`;
          text = ways[way]?.(inner, id, times, at(href, `a${n}`), at(url, `${id}p`)) ?? assert.fail();
          drawn *= times;
        }
        const whole = svg(`${text}<use href="#a${levels.length}"/>`);
        // Few enough are drawn, so that it isn't refused for something else.
        if (drawn < 30 && !levels.some(({ way }) => way === 'mask' || way === 'marker'))
          assert.equal(svgProblem(whole), undefined, whole);
        if (drawn < tooManyShapes) return;
        refused++;
        assert.deepEqual(svgProblem(whole), eventMessages.svgTooComplex(), `${drawn} shapes: ${whole}`);
      }),
      { seed: 13, numRuns: 800 },
    );
    assert.ok(refused > 50, String(refused));
  });

  for (const [what, text] of svgBombs) {
    test(`is refused: ${what}`, () => assert.notEqual(svgProblem(text), undefined));
  }

  test('is told by what it has', () => {
    assert.deepEqual(svgProblem(svg('<animate/>')), eventMessages.svgAnimated());
    assert.deepEqual(svgProblem(svg('<x:image/>')), eventMessages.svgContains('<image>'));
    assert.deepEqual(svgProblem(svg('<g style="--x:url(#a)"/>')), eventMessages.svgContains('style=""'));
    assert.deepEqual(svgProblem(svg('<g fill="\\75rl(#a)"/>')), eventMessages.svgContains('fill'));
    assert.deepEqual(svgProblem(svg('<g>')), eventMessages.imageDamaged());
    assert.deepEqual(svgProblem('<?xml-stylesheet href="a"?><svg/>'), eventMessages.svgContains('<?…?>'));
  });
});

describe('SVG as people make it is drawn', () => {
  const drawn: readonly (readonly [what: string, text: string])[] = [
    ['charts of this project', readFileSync(new URL('../../../docs/soak.svg', import.meta.url), 'utf8')],
    [
      'a document type, comments, CDATA, foreign names',
      `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "a.dtd">\n<!-- <use> -->
      <svg xmlns="http://www.w3.org/2000/svg"><style><![CDATA[.a > b {stroke-linejoin: round; fill: red}]]></style>
      <metadata><rdf:RDF xmlns:rdf="r"><cc:Work rdf:about="C:/x"/></rdf:RDF></metadata><text font-family="'A'; b">&amp; x</text></svg>`,
    ],
    [
      'a plot: 500 points by use, in a clip',
      svg(`<defs><circle id="p" r="3"/><clipPath id="c"><rect width="9" height="9"/></clipPath></defs>
      <g clip-path="url(#c)">${'<use xlink:href="#p" x="1.5" y="2" style="fill: #1f77b4; opacity: 0.7"/>'.repeat(500)}</g>`),
    ],
    [
      'a diagram: arrows, shadows, gradients',
      svg(`<defs><marker id="m"><path d="M0 0L10 5L0 10z"/></marker><linearGradient id="g"><stop offset="0"/></linearGradient>
      <filter id="s"><feGaussianBlur stdDeviation="2"/></filter></defs>
      ${'<rect fill="url(#g)" width="9" height="9"/><path marker-end="url(#m)" stroke-dasharray="2" d="M0,0L10,0L20,20"/>'.repeat(60)}
      <rect filter="url(#s)" width="9" height="9"/>`),
    ],
  ];
  for (const [what, text] of drawn) test(what, () => assert.equal(svgProblem(text), undefined));
});

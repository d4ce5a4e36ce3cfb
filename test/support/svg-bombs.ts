/** SVG that is short, and long to draw or never at rest. */

export function svg(content: string, attributes = ''): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${content}</svg>`;
}

const rect = '<rect width="9" height="9"/>';

/** `make` of what is within and of its number, over and over. */
function nested(levels: number, inner: string, make: (inner: string, level: number) => string): string {
  return Array.from({ length: levels }).reduce<string>((text, _, level) => make(text, level + 1), inner);
}

const tenfold = nested(
  6,
  `<g id="a0">${rect}</g>`,
  (text, n) => `${text}<g id="a${n}">${`<use href="#a${n - 1}"/>`.repeat(10)}</g>`,
);

export const svgBombs: readonly (readonly [what: string, text: string])[] = [
  ['use, nested six deep, ten each', svg(`<defs>${tenfold}</defs><use href="#a6"/>`)],
  ['use of itself', svg('<g id="a"><use href="#a"/></g>')],
  ['use of two of one ID', svg(`<defs>${tenfold}<g id="a6">${rect}</g></defs><use href="#a6"/>`)],
  [
    'patterns in patterns',
    svg(
      `${nested(6, '', (text, n) => `${text}<pattern id="p${n}" width="9" height="9">${`<rect fill="url(#p${n - 1})" width="9" height="9"/>`.repeat(10)}</pattern>`)}<rect fill="url(#p6)"/>`,
    ),
  ],
  [
    'a marker at each of many vertices',
    svg(`<marker id="m">${rect.repeat(50)}</marker><path marker-mid="url(#m)" d="M0 0${'h1'.repeat(20_000)}"/>`),
  ],
  [
    'many blurs',
    svg(`<filter id="f"><feGaussianBlur stdDeviation="9"/></filter>${'<g filter="url(#f)"/>'.repeat(100)}`),
  ],
  ['a blur by style', svg('<g style="filter:blur(9px)"/>'.repeat(100))],
  ['noise', svg('<filter id="f"><feTurbulence numOctaves="9999"/></filter>')],
  ['an animation', svg('<rect><animate attributeName="x" to="9" dur="1s" repeatCount="indefinite"/></rect>')],
  ['an animation of another prefix', svg('<x:rect><x:animateTransform/></x:rect>')],
  ['an animation by a sheet', svg('<style>@keyframes a { to { x: 9px } } rect { animation: a 1s infinite }</style>')],
  ['an animation by style', svg('<rect style="transition: x 9s"/>')],
  ['a sheet that blurs everything', svg(`<style>* { filter/**/: blur(9px) }</style>${rect.repeat(999)}`)],
  ['a sheet with an escape', svg('<style>* { f\\69lter: blur(9px) }</style>')],
  ['a sheet that repeats a pattern', svg('<style>* { fill: url(#p) }</style>')],
  ['entities', `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${svg('<text>&b;</text>')}`],
  ['an entity that is not declared', svg('<text x="&b;"/>')],
  ['an image in it', svg('<image href="data:image/svg+xml,%3Csvg/%3E"/>')],
  ['HTML in it', svg('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>')],
  ['a pattern by an escape', svg('<rect style="fill:\\75rl(#p)"/>')],
  ['a pattern after a semicolon', svg('<rect style=\'fill:url("#a;b")\'/>')],
  ['a huge side', svg(rect, 'width="1000000" height="9"')],
  ['deep nesting', svg('<g>'.repeat(5000) + '</g>'.repeat(5000))],
  ['very many elements', svg(rect.repeat(40_000))],
  ['dashes for everything', svg(`<g stroke-dasharray="0.001">${rect.repeat(999)}</g>`)],
];

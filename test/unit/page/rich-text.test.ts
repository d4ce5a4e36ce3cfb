import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { imageOf, looksLikeImage } from '../../../src/page/details/text/image-data.ts';
import { formatCount } from '../../../src/page/ui/format.ts';
import { layOutXml } from '../../../src/page/details/text/xml-text.ts';
import type { Message } from '../../../src/shared/messages/message.ts';
import { eventMessages } from '../../../src/shared/messages/panel-messages.ts';
import { svgBombs } from '../../support/svg-bombs.ts';

function layOut(text: string): string | undefined {
  return layOutXml(text)
    ?.map(({ text }) => text)
    .join('');
}

describe('layOutXml', () => {
  test('puts each element on a line, and leaves text, comments and CDATA as they came', () => {
    const text =
      '<?xml version="1.0"?><a x="1>2"><b>t &amp; u</b> <c/><!-- <n> --><d><e>1</e></d><f><![CDATA[<x>]]></f></a>\n';
    assert.equal(
      layOut(text),
      [
        '<?xml version="1.0"?>',
        '<a x="1>2">',
        '  <b>t &amp; u</b>',
        '  <c/>',
        '  <!-- <n> -->',
        '  <d>',
        '    <e>1</e>',
        '  </d>',
        '  <f><![CDATA[<x>]]></f>',
        '</a>',
      ].join('\n'),
    );
    assert.equal(layOut('<p>a <b>b</b> c</p>'), '<p>a <b>b</b> c</p>', 'blanks within text mean something');
  });

  test('leaves alone what is not XML', () => {
    const others = [
      '',
      'text',
      '<',
      '<a>',
      '</a>',
      '<a></b>',
      '<a/><b/>',
      '<a/>x',
      '<a><b></a></b>',
      '<a <b>',
      '{}',
      '<>',
    ];
    for (const text of others) assert.equal(layOut(text), undefined, text);
  });

  test('changes nothing but the blanks between tags', () => {
    const name = fc.constantFrom('a', 'b:c', 'd-e');
    const { element } = fc.letrec<{ element: string }>((tie) => ({
      element: fc
        .tuple(
          name,
          fc.constantFrom('', ' x="<y"'.replace('<', '&lt;'), " z='\"'"),
          fc.array(fc.oneof({ maxDepth: 4 }, fc.constantFrom('t', ' ', '<!--c-->', '&lt;'), tie('element')), {
            maxLength: 4,
          }),
        )
        .map(([name, attribute, content]) => `<${name}${attribute}>${content.join('')}</${name}>`),
    }));
    fc.assert(
      fc.property(element, (text) => {
        const bare = (xml: string | undefined): string | undefined => xml?.replaceAll(/\s+/g, '');
        assert.equal(bare(layOut(text)), bare(text));
        assert.equal(layOut(layOut(text) ?? ''), layOut(text), 'laid out is laid out');
      }),
    );
  });

  test('takes no longer for what was made to keep it busy', () => {
    for (const text of [
      '<a '.repeat(20_000),
      '<!--'.repeat(20_000),
      `<${'"'.repeat(100_000)}>`,
      '<a>'.repeat(50_000),
    ]) {
      assert.equal(layOut(`${text}>`), undefined);
    }
  });
});

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';
const gif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const webp = 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==';

/** What is at the beginning of a JPEG of that size. */
function jpeg(width: number, height: number): string {
  const app = [0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0];
  const frame = [0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3, ...Array(9).fill(0)];
  return Buffer.from([0xff, 0xd8, ...app, ...frame, 0xff, 0xd9]).toString('base64');
}

describe('imageOf', () => {
  test('knows the formats by their signatures, bare and in a data URL', () => {
    const types = { 'image/png': png, 'image/gif': gif, 'image/webp': webp, 'image/jpeg': jpeg(3, 4) };
    for (const [type, base64] of Object.entries(types)) {
      const image = { type, url: `data:${type};base64,${base64}` };
      assert.deepEqual(imageOf(base64), image);
      assert.deepEqual(imageOf(`${base64.slice(0, 30)}\n${base64.slice(30)}\n`), image);
      assert.deepEqual(imageOf(image.url), image);
      assert.ok(looksLikeImage(base64.slice(0, 100)));
    }
  });

  test('takes SVG for an image, as a URL that holds what was judged', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script>#é</svg>';
    const declared = `<?xml version="1.0" encoding="latin1"?>\n${svg}`;
    const base64 = `data:image/svg+xml;base64,${Buffer.from(declared).toString('base64')}`;
    for (const text of [svg, declared, base64]) {
      assert.ok(looksLikeImage(text));
      const image = imageOf(text);
      assert.ok('url' in image, JSON.stringify(image));
      assert.equal(image.type, 'image/svg+xml');
      assert.equal(decodeURIComponent(image.url).replace('\n', ''), `data:image/svg+xml;charset=utf-8,${svg}`);
      assert.ok(!/[<"'#\s]/.test(image.url));
    }
  });

  test('says why something is not drawn', () => {
    const bomb = svgBombs[0]?.[1] ?? assert.fail();
    const utf16 = Buffer.from(bomb, 'utf16le').toString('base64');
    const cases: readonly (readonly [text: string, explanation: Message])[] = [
      ['data:image/png;base64,PGI+', eventMessages.imageDamaged()],
      [`${png}"><b>`, eventMessages.imageDamaged()],
      [png.slice(0, 20), eventMessages.imageDamaged()],
      ['iVBORw0KGgo', eventMessages.imageDamaged()],
      [jpeg(65_535, 65_535), eventMessages.imageTooLarge(formatCount(64 << 20))],
      [bomb, eventMessages.svgTooComplex()],
      [`data:image/svg+xml;base64,${Buffer.from(bomb).toString('base64')}`, eventMessages.svgTooComplex()],
      [`data:image/svg+xml;base64,${utf16}`, eventMessages.imageDamaged()],
      [`<svg>${' '.repeat(1 << 20)}</svg>`, eventMessages.imageTooLong(formatCount(1 << 20))],
    ];
    for (const [text, problem] of cases) {
      assert.ok(looksLikeImage(text), text.slice(0, 40));
      assert.deepEqual(imageOf(text), { problem }, text.slice(0, 40));
    }
  });

  test('is none of what leads elsewhere or is something else', () => {
    const others = [
      'http://example.com/a.png',
      'data:text/html;base64,PGI+',
      `data:image/png,${png}`,
      '<svgx/>',
      'text',
      '',
    ];
    for (const text of others) assert.equal(looksLikeImage(text), false, text);
  });
});

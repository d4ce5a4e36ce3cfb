/** What patterns did before, and scanners do now: the same, for texts of the signs that matter to them. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readLines } from '../../../src/page/details/raw/raw-lines.ts';
import { spansOf } from '../../../src/page/details/text/markdown-spans.ts';
import { piecesOf } from '../../../src/page/details/text/xml-text.ts';
import { annotationLook } from '../../../src/page/model/annotation-text.ts';
import { begunType } from '../../../src/shared/query/begun-type.ts';
import { printPattern } from '../../../src/shared/query/print.ts';
import { durationUnit, readQuantity } from '../../../src/shared/query/units.ts';
import { readParameters, writeParameters } from '../../../src/page/model/url-query.ts';
import { agree } from '../../support/agreement.ts';

describe('a scanner says what the pattern said', () => {
  test('of the parts of a URL', () => {
    const parts = (text: string): unknown => [writeParameters(text, []), readParameters(text).map(({ raw }) => raw)];
    agree(['a', '?', '#', '&', '=', ' ', '\t', '\n'], parts, (text) => {
      const [, before = '', query, after = ''] = /^([^?#]*?)(?:\?([^#]*?))?((?:#[^]*)?\s*)$/.exec(text) ?? [];
      return [before + after, query?.split('&') ?? []];
    });
  });

  test('of the name that is being typed', () => {
    const typed = /(?:^|[\s(-])type:(?:(?:"(?:\\.|[^"\\])*"|[^\s,"()]*),)*("?[^\s,"()]*)$/i;
    agree(['type:', 'TYPE:', '-', ' ', '(', '"', ',', '\\', 'a'], begunType, (text) => typed.exec(text)?.[1]);
  });

  test('of a quantity', () => {
    const value = (text: string): unknown => readQuantity(text, durationUnit);
    agree(
      ['1', '0', '.', 'e', '+', '-', ' ', 'ms', 's'],
      (text) => 'value' in readQuantity(text, durationUnit),
      (text) => {
        const [, number, unit = ''] = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)\s*(.*)$/is.exec(text) ?? [];
        const factors = { '': 1, ...durationUnit.factors } as Readonly<Record<string, number>>;
        const factor = factors[unit.toLowerCase()];
        return number !== undefined && factor !== undefined && Number.isFinite(Number(number) * factor);
      },
    );
    assert.deepEqual(value('1.5 s'), { value: 1500 });
  });

  test('of the slashes of a pattern', () => {
    agree(
      ['/', '\\', '[', ']', 'a'],
      (source) => printPattern({ source, flags: 'i' }),
      (source) => {
        const escaped = source.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]|\//gs, (part) =>
          part === '/' ? String.raw`\/` : part,
        );
        return `/${escaped}/i`;
      },
    );
  });

  test('of a heartbeat', () => {
    const name = (text: string): string =>
      annotationLook({ kind: 'comment', number: 1, afterSeq: 0, time: 0, offset: 0, bytes: 0, text }).name;
    agree([':', ' ', '\t', 'ping', 'keep', 'alive', '-', '.', 'a', 'HB'], name, (text) =>
      /^:\s*(?:(?:keep[-_ ]?alive|heart[-_ ]?beat|hb|ping|pong|ka|\.+|-+)\b.*)?\s*$/i.test(text)
        ? 'Heartbeat'
        : 'Comment',
    );
  });

  test('of lines', () => {
    const lines = (text: string): unknown => readLines(Buffer.from(text)).length;
    agree(
      ['a', '\r', '\n', ':'],
      lines,
      (text) => (text.match(/[^\r\n]*(?:\r\n|\r|\n|$)/g) ?? []).filter(Boolean).length,
    );
  });

  test('of the pieces of XML', () => {
    const piece = /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<![^>]*>|<(?:[^<>"']|"[^"<]*"|'[^'<]*')+>|[^<]+|</g;
    agree(
      ['<', '>', '!--', '-->', '![CDATA[', ']]', '?', '!', '"', "'", 'a'],
      (text) => [...piecesOf(text)],
      (text) => [...(text.match(piece) ?? [])],
    );
  });

  test('of emphasis and links', () => {
    const [within, word] = ['[^`\\n]{1,300}', '[^_\\n]{1,300}'];
    const pattern = new RegExp(
      [
        `\`(${within})\``,
        '\\*\\*([^*\\n]{1,300})\\*\\*',
        '\\*([^*\\s][^*\\n]{0,300})\\*',
        `\\b_(${word})_\\b`,
        '!?\\[([^\\]\\n]{0,300})\\]\\(([^)\\s]{0,300})\\)',
      ].join('|'),
      'g',
    );
    agree(
      ['*', '**', '`', '_', '[', ']', '](', ')', '!', 'a', ' ', '\n'],
      (text) => spansOf(text).map(({ start, end, text, target }) => [start, end, text, target]),
      (text) =>
        Array.from(
          text.matchAll(pattern),
          ({ 0: all, index, 1: code, 2: strong, 3: star, 4: line, 5: link, 6: target = '' }) => [
            index,
            index + all.length,
            code ?? strong ?? star ?? line ?? link,
            target,
          ],
        ),
    );
  });
});

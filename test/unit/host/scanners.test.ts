/** What patterns did before, and scanners do now: the same, for texts of the signs that matter to them. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { quote, split } from 'shlex';
import { readHttpFile } from '../../../src/host/code-lens/http-file.ts';
import { checkContentType } from '../../../src/net/connection/content-type.ts';
import { proxyAddress } from '../../../src/net/connection/hop.ts';
import { shellWords } from '../../../src/host/request/curl/shell-words.ts';
import { readList } from '../../../src/host/saved/entries.ts';
import { encodeInUrl, Filler } from '../../../src/host/request/variables/fill.ts';
import { trimmed, trimmedEnd } from '../../../src/shared/text/trimmed.ts';
import { parseStreamUrl } from '../../../src/shared/request/url.ts';
import { parseTemplate } from '../../../src/shared/request/variables.ts';
import { agree } from '../../support/agreement.ts';
import { urlMessages } from '../../../src/shared/messages/url-messages.ts';

describe('a scanner says what the pattern said', () => {
  test('of what stands around a text', () => {
    const both = (text: string): unknown => [trimmed(text, ' \t'), trimmedEnd(text, ' \t')];
    agree(['a', ' ', '\t', '\n'], both, (text) => [
      text.replaceAll(/^[ \t]+|[ \t]+$/g, ''),
      text.replace(/[ \t]+$/, ''),
    ]);
  });

  test('of a scheme', () => {
    const schemeIn = (text: string): string => /^[a-z][a-z0-9+.-]*(?=:)/i.exec(text)?.[0].toLowerCase() ?? '';
    const isOther = (text: string): boolean => {
      const parsed = parseStreamUrl(text);
      return 'error' in parsed && parsed.error.what === urlMessages.otherScheme(schemeIn(text)).what;
    };
    agree(['ws', 'localhost', ':', '//', '/', '.', '@', '1', '?', '#', '\\'], isOther, (text) => {
      const isHost = /^(?:localhost:|[^/?#:]*\.[^/?#:]*:|[^/?#\\@]*@)(?!\/\/)/i.test(text);
      return !isHost && /^([a-z][a-z0-9+.-]*):(?!\d+(?:[/?#]|$))/i.test(text);
    });
  });

  test('of a variable', () => {
    const kinds = (text: string): unknown => parseTemplate(`{{${text}}}`).map(({ kind }) => kind);
    agree(['$env', '$dotenv', 'secret', ':', ' ', '\t', '\u2028', 'a', '(', '.'], kinds, (text) => {
      const inner = text.trim();
      if (!/^(?:\$|secret\s*:|[\p{L}\p{N}_][\p{L}\p{N}_.\-: ]*$)/u.test(inner)) return ['text'];
      const name = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;
      const [, kind, processed = ''] = /^\$(env|dotenv)\s+(.+)$/.exec(inner) ?? [];
      if (kind !== undefined) return [/^[^\s{}"'/\\&?#=]+$/.test(processed) ? 'variable' : 'malformed'];
      const secret = /^secret\s*:\s*(.*)$/.exec(inner)?.[1];
      return [name.test(secret ?? inner) ? 'variable' : 'malformed'];
    });
  });

  test('of where a value stands in a URL', async () => {
    const signs = fc.array(fc.constantFrom('?', '=', '&', '#', 'a', '{{v}}'), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(signs, async (parts) => {
        const text = parts.join('');
        let expected = '';
        for (const part of parts) {
          const isValue = /\?[^#]*=[^&#]*$/.test(expected);
          expected += part === '{{v}}' ? (isValue ? '%2F' : '/') : part;
        }
        const filler = new Filler(() => ({ value: '/' }));
        assert.equal(await filler.fill(text, false, encodeInUrl), expected);
      }),
      { numRuns: 2000 },
    );
  });

  test('of a Content-Type', () => {
    const verdict = (text: string): boolean => checkContentType([text]).ok;
    agree(['text/event-stream', ',', ';', '"', '\\', 'charset=', 'utf-8', ' '], verdict, (text) => {
      const essence = (value: string): string => /^[ \t]*([^ \t;(]*)/.exec(value)?.[1] ?? '';
      const values = text.match(/(?:"(?:[^"\\]|\\.)*"|[^,"]|")+/g) ?? [];
      const last = values.findLast((value) => essence(value).includes('/'));
      if (last === undefined || essence(last) !== 'text/event-stream') return false;
      const match = /;[ \t]*charset[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/i.exec(last);
      const charset = (match?.[1] ?? match?.[2] ?? '').replaceAll(/^[ \t]+|[ \t]+$/g, '');
      return match === null || charset === 'utf-8';
    });
  });

  test('of a proxy that was told', () => {
    agree(
      ['PROXY', 'SOCKS5', ' ', '\t', '@', 'a', ':1'],
      proxyAddress,
      (text) => /^(?:PROXY|HTTPS?|SOCKS\d?)\s+(?:.*@)?(\S+)$/.exec(text)?.[1],
    );
  });

  test('of requests in a file', () => {
    const urls = (text: string): unknown => readHttpFile(`@v =${text}\nGET h{{v}}${text}`).map(({ url }) => url);
    agree(['=', 'a', ' ', '\t', 'HTTP/', '1.1', '.'], urls, (text) => {
      const [, , value] = /^@([\w.-]+)[ \t]*=[ \t]*(.*)$/.exec(`@v =${text}`.trim()) ?? [];
      const [, , rest = ''] = /^([A-Za-z]+)[ \t]+(\S.*)$/.exec(`GET h{{v}}${text}`.trim()) ?? [];
      const url = rest.replace(/[ \t]+HTTP\/[\d.]+$/, '').trim();
      return [url.replace('{{v}}', () => value ?? '{{v}}')];
    });
  });

  test('of the keys of saved entries', () => {
    const names = (text: string): string[] => text.split(',').filter(Boolean);
    const keys = (text: string): unknown => {
      const reading = readList(JSON.stringify({ connections: names(text).map((name) => ({ name, url: 'h' })) }));
      return 'entries' in reading && reading.entries.map(({ key }) => key);
    };
    agree(['a,', 'a 2,', 'a 2 2,', 'a 3,', 'b,'], keys, (text) => {
      const taken = new Set<string>();
      for (const name of names(text)) {
        let free = `/${name}`;
        for (let n = 2; taken.has(free); n++) free = `/${name} ${n}`;
        taken.add(free);
      }
      return [...taken];
    });
  });

  test('of the words of a command', () => {
    const word = fc.string({ unit: fc.constantFrom('a', ' ', "'", '"', '\\', '$', '\n'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const line = words.map(quote).join(' ');
        assert.deepEqual(shellWords(line), words);
        // It looks for escapes in all of a word at the end of each of its quotations.
        if (words.every((each) => !/['\\]/.test(each))) assert.deepEqual(split(line), words);
      }),
    );
    const plain = ['a', ' ', '\\a', '\\\n', "'b '", '"c "', `"\\""`, `$'\\n\\x41\\u00e9\\'\\101\\z'`, '$', '\t'];
    agree(
      plain.map((part) => ` ${part}`),
      shellWords,
      split,
    );
  });
});

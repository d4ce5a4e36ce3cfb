/** What patterns did before, and scanners do now: the same, for texts of the signs that matter to them. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { quote, split } from 'shlex';
import { readHttpFile } from '../../../src/host/code-lens/http-file.ts';
import { checkContentType } from '../../../src/net/connection/content-type.ts';
import { proxyAddress } from '../../../src/net/connection/node-hop.ts';
import { shellWords } from '../../../src/host/request/curl/shell-words.ts';
import { readList } from '../../../src/host/saved/entries.ts';
import { encodeInUrl, Filler } from '../../../src/host/request/variables/fill.ts';
import { visibleName, visibleText } from '../../../src/shared/text/invisible.ts';
import { trimmed, trimmedEnd, whitespace } from '../../../src/shared/text/trimmed.ts';
import { EndWords } from '../../../src/engine/lint/end-words.ts';
import { titleOfHtml } from '../../../src/engine/lint/foreign-text.ts';
import { judgeLine } from '../../../src/engine/lint/payload.ts';
import { fixOfUrl } from '../../../src/shared/request/url-fixes.ts';
import { parseStreamUrl } from '../../../src/shared/request/url.ts';
import { parseTemplate } from '../../../src/shared/request/variables.ts';
import { agree } from '../../support/agreement.ts';
import { urlMessages } from '../../../src/shared/messages/url-messages.ts';

describe('a scanner says what the pattern said', () => {
  test('of what stands around a text', () => {
    const spaces = Array.from({ length: 1 << 16 }, (_, code) => String.fromCharCode(code)).filter((one) =>
      /\s/.test(one),
    );
    assert.equal(whitespace, spaces.join(''));
    const both = (text: string): unknown => [trimmed(text, ' \t'), trimmedEnd(text, ' \t')];
    agree(['a', ' ', '\t', '\n'], both, (text) => [
      text.replaceAll(/^[ \t]+|[ \t]+$/g, ''),
      text.replace(/[ \t]+$/, ''),
    ]);
  });

  test('of a name with spaces around it', () => {
    agree(['a', ' ', '\t'], visibleName, (text) =>
      visibleText(text).replaceAll(/^ +| +$/g, (spaces) => '␣'.repeat(spaces.length)),
    );
  });

  test('of what nearly ends a stream', () => {
    const words = new EndWords();
    words.set([{ type: 'a' }]);
    const plain = (text: string): string => text.replaceAll(/^[\s"'`“”[({<]+|[\s"'`“”\])}>.!]+$/g, '').toLowerCase();
    const isEnd = (text: string): boolean => ['a', 'done'].includes(plain(text));
    const signs = ['a', 'A', ' ', '\u2003', '"', '[', ']', '.', '!', 'done'];
    agree(
      signs,
      (text) => words.judgeType(text) !== undefined,
      (text) => text !== 'a' && isEnd(text),
    );
    agree(
      ['type', 'event', ':', '=', '\n', ...signs],
      (text) => words.judgeLine(text) !== undefined,
      (text) => {
        const [, name = '', value] = /^\s*([^:=]*?)\s*(?:[:=](.*))?$/s.exec(text) ?? [];
        if (text.split(':', 1)[0] === 'a') return false;
        const isNamed = /^(?:type|event|status)$/i.test(name) && value !== undefined && isEnd(value);
        return isNamed || ((value ?? '').trim() === '' && isEnd(name));
      },
    );
  });

  test('of the title of a page', () => {
    agree(['<title', '<h1', '<', '>', 'a', ' ', '<TITLE>', '</h1>'], titleOfHtml, (text) => {
      const found = /<title[^>]*>([^<]+)/i.exec(text)?.[1] ?? /<h1[^>]*>([^<]+)/i.exec(text)?.[1];
      return found?.replaceAll(/\s+/g, ' ').trim();
    });
  });

  test('of data that is nearly JSON', () => {
    const isJson = (text: string): boolean => {
      try {
        return JSON.parse(text) !== undefined;
      } catch {
        return false;
      }
    };
    const withoutWords = (text: string): string =>
      text.replaceAll(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g, (part) => (part.startsWith('"') ? part : 'null'));
    const kindOf = (text: string): string | undefined => judgeLine(`[${text}`)?.kind;
    agree(['"', '\\', 'a', ',', ']', 'NaN', 'True', '\u2028', '""', 'null'], kindOf, (rest) => {
      const text = `[${rest}`;
      if (isJson(text)) return undefined;
      const plain = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
      const isPython = /(?<!\w)True(?!\w)/.test(plain) && isJson(plain.replaceAll(/(?<!\w)True(?!\w)/g, 'null'));
      if (isPython) return 'pythonRepr';
      return /(?<![\w"])NaN(?![\w"])/.test(text) && isJson(withoutWords(text)) ? 'notANumber' : undefined;
    });
  });

  test('of what is hardly meant in a URL', () => {
    const urlIn = (text: string): string | undefined => fixOfUrl(text)?.url;
    agree(['"', '“', '»', '>', ',', 'a', '/'], urlIn, (text) => {
      const quotes = /^["'`“”„«‹<]+/;
      return quotes.test(text) ? text.replace(quotes, '').replace(/["'`“”»›>,;]+$/, '') : undefined;
    });
    agree(['0.0.0.0', '[::]', ' ', 'http://', 'https', '@', '/', ':1', 'a'], urlIn, (text) => {
      const [whole, scheme = '', user = ''] =
        /^(\s*https?:\/\/|\s*)([^/?#@]*@)?(?:0\.0\.0\.0|\[::\])(?=[:/?#]|\s*$)/i.exec(text) ?? [];
      return whole === undefined ? undefined : `${scheme}${user}localhost${text.slice(whole.length)}`;
    });
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
      let last = { type: '', charset: '' };
      for (const value of values.filter((each) => essence(each).includes('/'))) {
        const type = essence(value);
        const parameters = value.match(/(?:"(?:[^"\\]|\\.)*"|[^;"]|")+/g) ?? [];
        const own = parameters.slice(value.startsWith(';') ? 0 : 1).flatMap((parameter) => {
          const [, quoted, plain = ''] = /^[ \t]*charset[ \t]*=[ \t]*(?:"(.*)"[ \t]*$|(.*))/.exec(parameter) ?? [];
          return (quoted ?? plain).replaceAll(/^[ \t]+|[ \t]+$/g, '') || [];
        });
        last = { type, charset: own[0] ?? (type === last.type ? last.charset : '') };
      }
      return last.type === 'text/event-stream' && (last.charset === '' || last.charset === 'utf-8');
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

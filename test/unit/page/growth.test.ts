import { describe, test } from 'node:test';
import { TextSearch } from '../../../src/engine/conditions/text-search.ts';
import { exactJson } from '../../../src/engine/json/exact-json.ts';
import { judgeUnknownLine } from '../../../src/engine/lint/unknown-line.ts';
import { secondField } from '../../../src/engine/lint/line-lint.ts';
import { readJson } from '../../../src/page/details/json/json-reader.ts';
import { readLines } from '../../../src/page/details/raw/raw-lines.ts';
import { renderMarkdown } from '../../../src/page/details/text/markdown.ts';
import { laidOutXml } from '../../../src/page/details/text/xml-view.ts';
import { layOutXml } from '../../../src/page/details/text/xml-text.ts';
import { annotationLook } from '../../../src/page/model/annotation-text.ts';
import { completionsAt } from '../../../src/shared/query/completions.ts';
import { parseQuery } from '../../../src/shared/query/parser.ts';
import { printPattern, printQuery } from '../../../src/shared/query/print.ts';
import { toggleRegex } from '../../../src/shared/query/regex-toggle.ts';
import { replaceTerms } from '../../../src/shared/query/top-terms.ts';
import { durationUnit, readQuantity } from '../../../src/shared/query/units.ts';
import { jsonHint } from '../../../src/page/model/body-hints.ts';
import { mergeParameters, readParameters, writeParameters } from '../../../src/page/model/url-query.ts';
import { layOutJson } from '../../../src/shared/text/json-text.ts';
import type { RequestDraft } from '../../../src/shared/boundary/page.ts';
import { splitProxy } from '../../../src/shared/request/proxy.ts';
import { originOf, secretsOf, withSecrets } from '../../../src/shared/request/secrets.ts';
import { trimmed } from '../../../src/shared/text/trimmed.ts';
import { parseStreamUrl } from '../../../src/shared/request/url.ts';
import { parseTemplate } from '../../../src/shared/request/variables.ts';
import { assertGrowsNoFaster, between, type Growth, repeated } from '../../support/growth.ts';

const draft: RequestDraft = { url: 'http://host/', method: 'POST', parameters: [] };

const url = repeated('http://host/path?name=value&');
const json = between('[', '{"name":"value"},', '1]');
const xml = between('<a>', '<b c="d">text</b>', '</a>');
const prose = repeated('Some *words* of a `text` with [links](http://host/). ');
const words = repeated('type:news and text ');

function comment(text: string): unknown {
  return annotationLook({ kind: 'comment', number: 1, afterSeq: 0, time: 0, offset: 0, bytes: text.length, text });
}

/** Headers of the person that have the same name, to and fro. */
function keepSecrets(text: string): unknown {
  const headers = text.split(',').map((name) => ({ enabled: true, name, value: 'value' }));
  return withSecrets({ ...draft, headers }, secretsOf({ ...draft, headers }));
}

const many = (text: string): Uint8Array => Buffer.from(text);

/** Prose is searched for a word: what is long is found, or not, without a look at each byte of it. */
function search(needle: string, word = 'q?'): (text: string) => unknown {
  const [search, usual] = [new TextSearch(needle), new TextSearch(word)];
  return (text) => (text.startsWith('Some') ? usual : search).isInLine(many(text), 0, text.length);
}

const cases: Readonly<Record<string, Growth>> = {
  'blanks in a URL': { read: parseStreamUrl, hostile: between('a', '\t', 'b'), harmless: url },
  'dots in a URL': { read: parseStreamUrl, hostile: repeated('.'), harmless: url },
  'blanks before the origin of a URL': {
    read: (text) => originOf({ ...draft, url: text }),
    hostile: between('', '\t', 'a'),
    harmless: url,
  },
  'blanks in a query': { read: readParameters, hostile: between('a?', ' ', 'b'), harmless: url },
  'parameters of a URL': {
    read: (text) => mergeParameters([{ enabled: false, name: 'a', value: 'b' }], text),
    hostile: between('a?', '&', ''),
    harmless: between('a?', 'b&', ''),
    length: 5000,
  },
  'a URL without its parameters': {
    read: (text) => writeParameters(text, []),
    hostile: repeated('?#\t'),
    harmless: url,
  },
  'blanks in a variable': { read: parseTemplate, hostile: between('{{$env', ' ', '\u2028a\u2028b}}'), harmless: url },
  'blanks in a secret': { read: parseTemplate, hostile: between('{{secret:', ' ', '\u2028a\u2028b}}'), harmless: url },
  braces: { read: parseTemplate, hostile: repeated('{{{'), harmless: repeated('{{a}} ') },
  'a proxy': { read: splitProxy, hostile: between('http://', '{{:', '@'), harmless: between('http://', 'host', '') },
  'secret headers of one name': {
    read: keepSecrets,
    hostile: between('', 'x-api-key,', 'x-api-key'),
    harmless: (length) => Array.from({ length: length / 10 }, (_, index) => `x-key-${1000 + index}`).join(','),
  },
  'what stands around a text': {
    read: (text) => trimmed(text, '- '),
    hostile: between('a', '-', 'a'),
    harmless: prose,
  },
  'a comment of tabs': { read: comment, hostile: between(':', '\t', 'a'), harmless: between(':', 'a', '') },
  'a comment of dots': { read: comment, hostile: between(': ', '.', ''), harmless: between(':', 'a', '') },
  'a heading': { read: renderMarkdown, hostile: between('#', '\t', '\u2028a\u2028'), harmless: between('# ', 'a', '') },
  'emphasis that does not end': { read: renderMarkdown, hostile: repeated('*a _a `'), harmless: prose },
  'links that do not end': { read: renderMarkdown, hostile: repeated('![[]('), harmless: prose },
  'links whose text does not end': { read: renderMarkdown, hostile: repeated('![a'), harmless: prose },
  'lists and rules': { read: renderMarkdown, hostile: repeated('- \n---a\n1)\n'), harmless: repeated('- text\n') },
  'comments that do not end': {
    read: layOutXml,
    hostile: between('<a>', '<!--a>', '</a>'),
    harmless: xml,
    length: 50_000,
  },
  'tags that do not end': { read: layOutXml, hostile: between('<a>', `<b "'`, '</a>'), harmless: xml },
  brackets: { read: laidOutXml, hostile: between('<a>', '<', '</a>'), harmless: xml },
  'blanks at the end of XML': { read: layOutXml, hostile: between('<a>', '>  ', 'a'), harmless: xml },
  'escapes in JSON': { read: layOutJson, hostile: between('["', String.raw`\"`, '"]'), harmless: json },
  'brackets in JSON': {
    read: layOutJson,
    hostile: (length) => '['.repeat(length / 20) + ']'.repeat(length / 20),
    harmless: json,
  },
  'numbers in JSON': {
    read: (text) => exactJson(text, null),
    hostile: between('[', '0.0', '1]'),
    harmless: json,
  },
  'JSON as a tree': { read: readJson, hostile: between('["', String.raw`\"`, '"]'), harmless: json },
  'a body that is not JSON': {
    read: (body) => jsonHint({ ...draft, body }),
    hostile: between('["', String.raw`\"`, ''),
    harmless: between('[', '{"name":"value"},', ''),
  },
  'lines of an event': {
    read: (text) => readLines(many(text)),
    hostile: repeated('data:\r'),
    harmless: repeated('data: text\n'),
  },
  'a line of an unknown field': {
    read: (text) => judgeUnknownLine(many(text), true),
    hostile: between('', '\t', 'a'),
    harmless: between('', 'data', ': text'),
  },
  'fields in a field': { read: secondField, hostile: repeated(' data'), harmless: prose },
  'names that are completed': {
    read: (text) => completionsAt(text, text.length, [], false),
    hostile: between('', '-type:', '"x'),
    harmless: words,
  },
  'quoted names that are completed': {
    read: (text) => completionsAt(text, text.length, [], false),
    hostile: between('', ' type:"a",', '"" '),
    harmless: words,
  },
  'names in names that are completed': {
    read: (text) => completionsAt(text, text.length, [], false),
    hostile: between('', ' type:"', '('),
    harmless: words,
  },
  'numbers that are completed': {
    read: (text) => completionsAt(text, text.length, [], false),
    hostile: between('size>', '1', '!'),
    harmless: words,
  },
  'a quantity': {
    read: (text) => readQuantity(text, durationUnit),
    hostile: between('1', '0', '.e '),
    harmless: between('1', '0', 's'),
  },
  'flags of a pattern': {
    read: (text) => parseQuery(text, 0),
    hostile: between('/a/', 'u', 'v'),
    harmless: words,
    length: 2400,
  },
  'a query of dashes': { read: (text) => parseQuery(text, 0), hostile: repeated('-'), harmless: words, length: 2400 },
  'a query of parentheses': {
    read: (text) => parseQuery(text, 0),
    hostile: repeated('(a '),
    harmless: words,
    length: 2400,
  },
  'terms that are replaced': {
    read: (text) => replaceTerms(text, () => true, []),
    hostile: repeated('- not '),
    harmless: words,
    length: 2400,
  },
  'a text as a pattern': { read: toggleRegex, hostile: repeated('/[\\'), harmless: words, length: 2400 },
  'classes of a pattern': {
    read: (source) => printPattern({ source, flags: '' }),
    hostile: repeated('['),
    harmless: repeated('[a]b/'),
  },
  'a text in quotation marks': {
    read: (text) => printQuery({ kind: 'text', text }),
    hostile: repeated('"\\'),
    harmless: prose,
    length: 2400,
  },
  'a text that is nearly everywhere': {
    read: search(`b${'a'.repeat(2000)}`),
    hostile: repeated('a'),
    harmless: prose,
    length: 100_000,
  },
  'a text that ends as all do': {
    read: search(`${'a'.repeat(1000)}b${'a'.repeat(1000)}`),
    hostile: repeated('A'),
    harmless: prose,
    length: 100_000,
  },
  'a text that is decoded': {
    read: search(`${'a'.repeat(1000)}ä${'a'.repeat(1000)}`, 'wör?'),
    hostile: repeated('a'),
    harmless: prose,
    length: 100_000,
  },
};

describe('what page and engine read takes a time that grows with its length', () => {
  for (const [name, growth] of Object.entries(cases)) test(name, () => assertGrowsNoFaster(growth));
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { whySlow } from '../../../scripts/regexps/why-slow.ts';

/** What stood in the code once, and took seconds for texts of some kilobytes. */
const slow = [
  /^([^?#]*?)(?:\?([^#]*?))?((?:#[^]*)?\s*)$/,
  /\\.|\[(?:\\.|[^\]\\])*\]|\//gs,
  /(?:^|[\s(-])type:(?:(?:"(?:\\.|[^"\\])*"|[^\s,"()]*),)*("?[^\s,"()]*)$/i,
  /(?:^|[\s(-])(size|gap):?\s*(?:[<>!=]=|[<>=])\s*(?:\d+\.?\d*|\.\d+)([a-z]*)$/i,
  /^:\s*(?:(?:keep[-_ ]?alive|heart[-_ ]?beat|hb|ping|pong|ka|\.+|-+)\b.*)?\s*$/i,
  /^(#{1,6})\s+(.*)$/,
  /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<![^>]*>|<(?:[^<>"']|"[^"<]*"|'[^'<]*')+>|[^<]+|</g,
  /^(?:localhost:|[^/?#:]*\.[^/?#:]*:|[^/?#@]*@)(?!\/\/)/i,
  /^\$(env|dotenv)\s+(.+)$/,
  /^secret\s*:\s*(.*)$/,
  /"(?:[^"\\]+|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g,
  /\uFFFD+$/,
  /^([^:;]*)([:;])?\s*(.*?)\s*$/s,
  /^[.-]+|[.-]+$/g,
  /"((?:[^"\\]|\\.)*)"(\s*:\s*)"(?:[^"\\]|\\.)*"/g,
  /^@([\w.-]+)[ \t]*=[ \t]*(.*)$/,
  /[ \t]+HTTP\/[\d.]+$/,
  /^[ \t]+|[ \t]+$/g,
  /(?:"(?:[^"\\]|\\.)*"|[^,"]|")+/g,
  /^(\s*(?:(?:[a-z][a-z0-9+.-]*:)?\/\/)?)[^/?#\\]*@/i,
  /\?[^#]*=[^&#]*$/,
  /^(?:PROXY|HTTPS?|SOCKS\d?)\s+(?:.*@)?(\S+)$/,
  /(?:a+)+b/,
];

const harmless = [
  /^\s+/,
  /[ \t]+/g,
  /"[^"\\]*(?:\\.[^"\\]*)*"?/g,
  /^(?:[a-z][a-z0-9+.-]*:)?\/\//i,
  /\{\{([^{}\r\n]*)\}\}/g,
  /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u,
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g,
  /\$'(?:\\.|[^'\\])*'|'[^']*'|\\.|"(?:\\.|[^"\\])*"/gs,
];

describe('the check of regular expressions', () => {
  for (const { source, flags } of slow) {
    test(`finds /${source}/${flags}`, () => assert.notEqual(whySlow(source, flags), undefined));
  }

  test('leaves alone what is linear', () => {
    for (const { source, flags } of harmless) assert.equal(whySlow(source, flags), undefined, source);
  });
});

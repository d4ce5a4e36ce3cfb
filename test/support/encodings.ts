/** What servers, frameworks and proxies make of a text when they say it again. */

type Encode = (text: string) => string;

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

const units = (text: string, write: (code: number) => string): string =>
  Array.from({ length: text.length }, (_, i) => write(text.charCodeAt(i))).join('');

const points = (text: string, write: (code: number, char: string) => string): string =>
  Array.from(text, (char) => write(char.codePointAt(0) ?? 0, char)).join('');

const bytes = (text: string, write: (byte: number) => string): string =>
  Array.from(Buffer.from(text), (byte) => write(byte)).join('');

const json: Encode = (text) => JSON.stringify(text).slice(1, -1);

const jsonAscii: Encode = (text) =>
  units(json(text), (code) => (code > 0x7e ? String.raw`\u${hex(code, 4)}` : String.fromCharCode(code)));

const html: Encode = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const form: Encode = (text) => new URLSearchParams([['', text]]).toString().slice(1);

/** Each of a whole text, for those that say a secret within others. */
export const encodings: Readonly<Record<string, Encode>> = {
  'as it stands': (text) => text,
  percent: encodeURIComponent,
  'percent, lower case': (text) => encodeURIComponent(text).replaceAll(/%../g, (escape) => escape.toLowerCase()),
  'percent, every byte': (text) => bytes(text, (byte) => `%${hex(byte, 2)}`),
  'percent, as in a URL': encodeURI,
  'percent, twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  form,
  'form with %20': (text) => form(text).replaceAll('+', '%20'),
  JSON: json,
  'JSON in ASCII': jsonAscii,
  'JSON of PHP': (text) => jsonAscii(text).replaceAll('/', String.raw`\/`),
  'JSON, every unit': (text) => units(text, (code) => String.raw`\u${hex(code, 4)}`),
  'JSON in JSON': (text) => json(json(text)),
  HTML: html,
  'HTML, decimal': (text) => points(text, (code) => `&#${code};`),
  'HTML, hexadecimal': (text) => points(text, (code) => `&#x${hex(code, 1).toUpperCase()};`),
  'HTML in JSON': (text) => json(html(text)),
  'percent in HTML': (text) => html(encodeURIComponent(text)),
  'JavaScript, bytes': (text) => points(text, (code, char) => (code < 0x100 ? String.raw`\x${hex(code, 2)}` : char)),
  Base64: (text) => Buffer.from(text).toString('base64'),
  'Base64 without padding': (text) => Buffer.from(text).toString('base64').replaceAll('=', ''),
  'Base64 for URLs': (text) => Buffer.from(text).toString('base64url'),
  'Base64 in lines': (text) =>
    Buffer.from(text)
      .toString('base64')
      .replaceAll(/.{76}(?=.)/g, '$&\r\n'),
  'Base64 in JSON of PHP': (text) => jsonAscii(Buffer.from(text).toString('base64')).replaceAll('/', String.raw`\/`),
  'Base64 in a URL': (text) => encodeURIComponent(Buffer.from(text).toString('base64')),
  'JSON in Base64': (text) => Buffer.from(json(text)).toString('base64'),
  'bytes of UTF-8 as characters': (text) => Buffer.from(text).toString('latin1'),
  'upper case': (text) => text.replaceAll(/[a-z]/g, (char) => char.toUpperCase()),
};

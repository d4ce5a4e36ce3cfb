/**
 * Which names are those of secrets: the one list, for headers, parameters of a query, fields of a form, members of JSON and
 * variables of the process. What it names is hidden from view, left out of what is written to disk, and stays with its host.
 *
 * When in doubt a name is that of a secret: one hidden value too many costs a click, one too few an account.
 */

/** Words that say it wherever they are in a name, written together or apart. */
const secretWords =
  /token|secret|passw(?:or|d)|pass-?(?:word|phrase|code|wd)|pwd|credential|authori[sz]ation|authentication|cookie|signature|bearer|jwt|csrf|xsrf|sess(?:ion)?-?id|(?:api|access)-?key|connection-?string/;

/** Words that say it only when they are alone: `auth` is also the beginning of `author`. */
const wholeWords = setOf('auth oauth xauth creds cred sid sig hmac otp totp assertion verifier');

/** Words that say it at the end of a name: `X-Session`, `db_pass`. */
const lastWords = setOf('pass session');

/** What is before `tokens` where they are those that a language model reads and writes. */
const counts = setOf(`max min num total prompt completion input output cached reasoning budget new remaining limit reset
  used`);

/** What follows `token` or `tokens` where they are counted. */
const aboutCounts = setOf('count limit budget usage used per left remaining');

/** What is before `key` where a key isn't a secret, or the word another one: `monkey`. */
const plainKeys =
  setOf(`idempotency cache surrogate websocket socket public pub routing dedup deduplication message primary
  foreign partition sort range shard group unique object event row map index lookup translation hot arrow shortcut
  mon don tur joc whis turn`);

/** What follows `key` where it is about a key, or about keys of another kind. */
const aboutKeys = setOf('id name path file type size length count board up down press code frame');

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

let added: readonly string[] = [];

/**
 * Adds names to the list, in place of those that were added before.
 *
 * @param patterns - names in which `*` stands for any text; without regard to case and to spaces around them
 */
export function addSecretNames(patterns: readonly string[]): void {
  added = patterns.map((pattern) => pattern.trim().toLowerCase()).filter((pattern) => pattern !== '');
}

/** Those that were added, in lower case. */
export function addedSecretNames(): readonly string[] {
  return added;
}

/** Whether what has this name is kept from view, from disk, from logs, and from hosts that it was not given for. */
export function isSecretName(name: string): boolean {
  const plain = name.trim().toLowerCase();
  if (added.some((pattern) => matchesWildcards(pattern, plain))) return true;
  // Both: `userAuth` has two words, and the header `X-ToKeN` is `x-token`.
  return isSecretWord(inWords(plain)) || isSecretWord(inWords(name.replaceAll(wordInside, '-').toLowerCase()));
}

/** Where a word begins inside of another: `apiKey`, `APIKey`. */
const wordInside = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;

/** Words with `-` between them. */
function inWords(name: string): string {
  return name
    .split(/[^\p{L}\p{N}]/u)
    .filter(Boolean)
    .join('-');
}

/** @param name - in lower case, as {@link inWords} makes it */
function isSecretWord(name: string): boolean {
  const words = name.split('-');
  const others = words.filter((word, i) => !isCounted(word, words[i - 1], words[i + 1]));
  if (secretWords.test(others.join('-')) || lastWords.has(words.at(-1) ?? '')) return true;
  return words.some((word, i) => wholeWords.has(word) || isSecretKey(word, words[i - 1], words[i + 1]));
}

/** Whether it is about the tokens of a language model: `max_tokens`, `token_count`, `tokenizer`. */
function isCounted(word: string, before = '', after = ''): boolean {
  if (/^tokeni[sz]/.test(word)) return true;
  if (/^tokens?$/.test(word) && aboutCounts.has(after)) return true;
  const kind = word === 'tokens' ? before : word.slice(0, -'tokens'.length);
  return word.endsWith('tokens') && [...counts].some((count) => kind.endsWith(count));
}

/** `key` alone, or what ends with it, like `subscriptionkey`. */
function isSecretKey(word: string, before: string | undefined, after: string | undefined): boolean {
  if (!word.endsWith('key')) return false;
  const kind = word === 'key' ? before : word.slice(0, -3);
  return !plainKeys.has(kind ?? '') && !aboutKeys.has(after ?? '');
}

/** Without a regular expression: what a person writes would be able to make one that takes forever. */
function matchesWildcards(pattern: string, name: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return name === first;
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}

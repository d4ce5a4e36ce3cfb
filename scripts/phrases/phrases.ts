/** Phrases that texts for people no longer have: each was there, and was replaced. What reads as translated confuses or slows down. */

export interface Phrase {
  /** What may not come back. Matched without regard to case. */
  readonly pattern: RegExp;
  /** What to write. */
  readonly instead: string;
  readonly why: string;
}

export const phrases: readonly Phrase[] = [
  {
    pattern: /(?<!\bthere )\b(?:is|are) no (?!longer\b)/i,
    instead: 'isn’t a valid X, is not an X, there are no X',
    why: '“Is no X” denies what something is in a way that English leaves to poems.',
  },
  {
    pattern:
      /\b(?:an|no|this|of the|another) answer\b|\bthe answer (?:is \{|has no|declares|of the server)|\bservers? answer|\bnot answer\b/i,
    instead: 'response',
    why: 'What a server sends to a request is a response in HTTP. An answer is what an LLM gives.',
  },
  { pattern: /\bmend/i, instead: 'fix', why: 'Mending is for clothes.' },
  { pattern: /\bby itself\b/i, instead: 'automatically', why: 'It also means alone.' },
  {
    pattern: /\bblanks?\b(?! lines?\b)/i,
    instead: 'space',
    why: 'A blank is an empty field in a form.',
  },
  { pattern: /\bsuch blanks\b|\bwithout blanks\b/i, instead: 'without spaces', why: 'See “blank”.' },
  {
    pattern: /\b(?:was|were|been|be) let go\b|\blets? go\b/i,
    instead: 'dropped',
    why: 'Events are dropped from the log.',
  },
  { pattern: /\bstands? for nothing\b/i, instead: 'is not defined', why: 'A variable without a value is undefined.' },
  {
    pattern: /\bno events? (?:has|have) (?:come|arrived) yet\b|\bnothing has come\b|\bwhat (?:has )?came?\b/i,
    instead: 'no events yet, nothing received',
    why: 'Data arrives or is received; it does not come.',
  },
  {
    pattern: /\bevents? (?:come|comes|came|coming)\b|\bhas come\b|\bhave come\b|\bthat c[oa]mes?\b/i,
    instead: 'arrive, be received',
    why: 'Data arrives or is received; it does not come.',
  },
  {
    pattern: /\b(?:not|is|are) told\b|\btold (?:again|any more)\b|\bdo not tell\b|\btell it again\b/i,
    instead: 'shown, hidden, reported',
    why: 'A panel shows and hides; it does not tell.',
  },
  { pattern: /\bas it stands\b|\bas they stand\b/i, instead: 'unchanged', why: 'It is sent unchanged.' },
  {
    pattern: /\bstands? (?:alone|over|behind)\b/i,
    instead: 'above, after, can’t be combined',
    why: 'Texts do not stand.',
  },
  { pattern: /\bfor ever\b/i, instead: 'forever, indefinitely, endless', why: 'One word in American English.' },
  {
    pattern: /\bso many\b(?! that\b)/i,
    instead: 'this many, a number of',
    why: 'A label is a noun: “Number of events”.',
  },
  {
    pattern: /\bso long (?:after|as|a time)\b|\bso much of\b/i,
    instead: 'this long after, while, how much',
    why: '“So” points at nothing that the reader can see.',
  },
  { pattern: /\bin vain\b/i, instead: 'failed', why: 'An attempt fails.' },
  { pattern: /\bwrong shape\b/i, instead: 'invalid argument', why: 'Shapes are a word of programmers for types.' },
  { pattern: /\bgoes? on by\b|\bthe stream goes on\b/i, instead: 'continues', why: 'A stream continues.' },
  { pattern: /\bwrite one,? such as\b/i, instead: 'Example: …', why: 'An example says it sooner.' },
  {
    pattern: /\bmay not be read by you\b/i,
    instead: 'You don’t have permission to read …',
    why: 'Say who can’t do what.',
  },
  { pattern: /\bsign of life\b/i, instead: 'activity', why: 'Comments count as activity.' },
  { pattern: /\bwithout a word\b/i, instead: 'silently', why: 'Software is silent.' },
  {
    pattern: /\bbroke (?:the )?\w+(?: \w+)? off\b/i,
    instead: 'reset, abort',
    why: 'A connection is reset, a handshake aborted.',
  },
  { pattern: /\bas what\?/i, instead: 'Select a format', why: 'A title says what to do.' },
  { pattern: /\bin the place of\b/i, instead: 'instead of', why: 'Shorter, and the usual words.' },
  { pattern: /\bnames? no\b/i, instead: 'has no', why: 'A link has no URL.' },
  {
    pattern: /\blook (?:whether|in the log|for a crash)\b/i,
    instead: 'check whether, check the log',
    why: 'One checks whether.',
  },
  { pattern: /\bkinds of notes\b|\bnotes on\b/i, instead: 'diagnostics', why: 'Notes are what a person writes.' },
  { pattern: /\bdoes as well\b|\ball the same\b/i, instead: 'also works, still', why: 'Shorter, and the usual words.' },
  {
    pattern: /\b(?:colour|neighbour|favour|analyse|licence|misspelt|learnt|grey)/i,
    instead: 'color, neighbor, analyze, license, misspelled, learned, gray',
    why: 'VS Code is written in American English.',
  },
];

// What readers of the data noted, as statements where the note is a known one.

import { type Phrase, state, type Statement, verbatim } from '../lang/index.js';

/** The notes that most data bring along. */
const KNOWN: readonly Phrase[] = [
  'The decision of a date is taken at {clock}, when the last of its markets has closed.',
  'The sessions of {markets} are the dates of the bars: the data state no calendar.',
  'The built-in calendar of {market} covers {first} to {last}: before and after, its sessions are the dates of the bars.',
  'Fewer than half of the sessions of {market} have a bar: if these are bars of weeks or months, list their dates in {file}.',
  '{symbol}: lots of 100 were assumed; state its board lot in instruments.csv.',
  'Series {name}: {dropped} of {all} dates carry no value and were left out.',
];

const PATTERNS = KNOWN.map((phrase) => {
  const literal = phrase.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  return { phrase, pattern: new RegExp(`^${literal.replace(/\{(\w+)\}/g, '(?<$1>.+?)')}$`) };
});

/** A note as a statement; one that is not known stays in the words of the data. */
export function noted(note: string): Statement {
  for (const { phrase, pattern } of PATTERNS) {
    const found = pattern.exec(note);
    if (found) return state(phrase, { ...found.groups });
  }
  return verbatim(note);
}

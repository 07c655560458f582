// A run that breaks a law, written as a data folder with the commands that repeat it.

import { dateOf, writeFeed } from '../data/index.js';
import { type Choice, type Failure, feedOf, type Play } from '../test/kit/index.js';
import { kebab } from './option.js';

/** A share as basis points, without the noise of a product. */
const points = (fraction: number): string => String(Math.round(fraction * 1e8) / 1e4);

const wordOf = ({ name, params }: Choice): string => {
  const values = Object.entries(params).map(([key, value]) => `${kebab(key)}=${value}`);
  return values.length === 0 ? name : `${name}:${values.join(',')}`;
};

/** The words that give a param its value; none for a table, which is a file. */
function paramWords(params: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(params).flatMap(([key, value]) => {
    if (value === true) return [`--${kebab(key)}`];
    if (value === false) return [`--no-${kebab(key)}`];
    return typeof value === 'object' ? [] : [`--${kebab(key)}`, String(value)];
  });
}

/** The options of a run that a play stands for, but for its data. */
function conductWords(play: Play): string[] {
  const { cash, seed, fill, intrabar, account, leverage, conversion } = play;
  const { slippage, model, volumeCap = NaN, conversionSpread = 0, creditRate = 0, debitRate = 0, limits = [] } = play;
  const plain: readonly (readonly [name: string, value: string | number | undefined, plain: string | number])[] = [
    ['cash', cash, NaN],
    ['seed', seed, 1],
    ['fill', fill, 'next-open'],
    ['slippage', model ? wordOf(model) : points(slippage), '0'],
    ['volume-cap', volumeCap, NaN],
    ['intrabar', intrabar, 'pessimistic'],
    ['account', account, 'margin'],
    ['leverage', leverage, 1],
    ['conversion', conversion, 'automatic'],
    ['conversion-spread', points(conversionSpread), '0'],
    ['credit-rate', creditRate, 0],
    ['debit-rate', debitRate, 0],
  ];
  const words = plain.flatMap(([name, value, usual]) =>
    value === undefined || Object.is(value, usual) || Number.isNaN(value) ? [] : [`--${name}`, String(value)],
  );
  return [...words, ...limits.flatMap((one) => ['--limit', wordOf(one)])];
}

/** Quoted where a shell would take a word apart. */
export const typed = (words: readonly string[]): string =>
  words.map((word) => (/^[\w./:=,@+-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`)).join(' ');

/** Writes the market of a failure into `dir`, and the other one of a law that compares two beside it. Yields the commands that run on
 *  them, and what files cannot express. */
export function saveFailure(
  dir: string,
  { play, other, what }: Failure & { readonly play: Play },
  { strategy, law }: { readonly strategy: string; readonly law: string },
): { readonly commands: readonly string[]; readonly missing: readonly string[] } {
  const note = `The smallest market that was found on which ${strategy} breaks "${law}"; made up by tidemark check, it is not market history.`;
  const feed = feedOf(play.market);
  const params = 'params' in play.actor ? play.actor.params : {};
  const lines = (options: readonly string[]) =>
    typed(['tidemark', 'run', strategy, ...paramWords(params), ...options, ...conductWords(play)]);
  const { options, missing } = writeFeed(dir, feed, note, play.first);
  const commands = [lines(options)];
  if (other) {
    const beside = writeFeed(`${dir}-other`, feedOf(other.market), note, play.first);
    // A law about a history that is cut looks at less of the same market.
    if (what.includes('cut history')) commands.push(lines([...options, '--to', dateOf(feed, other.row - 1)]));
    else commands.push(lines(beside.options));
  }
  return { commands, missing };
}

// `tidemark data generate --scenario WORD --out DIR`: a made-up market as a data folder.

import { writeDataset } from '../../data/generator/index.js';
import { UserError } from '../../engine/index.js';
import type { Call } from '../command.js';
import { madeMarket } from '../made-market.js';
import { numberOf } from '../numbers.js';
import { uninterrupted } from '../uninterrupted.js';

/** Writes the market, says what it holds, and yields 0. */
export async function dataGenerate({ given }: Call): Promise<number> {
  const { scenario, seed, years, onto, from, pins, out } = given as Readonly<Record<string, string | undefined>>;
  if (scenario === undefined) {
    throw new UserError('Say which market to make: --scenario with a name that "tidemark list scenarios" shows.');
  }
  if (out === undefined) throw new UserError('Say where the market is written: --out with a new folder.');
  const word = withParam(withParam(scenario, 'years', years, 1), 'seed', seed, 0);
  const dataset = await madeMarket({ scenario: word, onto, from, pins });
  await uninterrupted(() => writeDataset(out, dataset));
  const symbols = dataset.instruments.map(({ symbol }) => symbol);
  process.stdout.write(`${dataset.generated}\n${out} holds ${symbols.join(', ')}.\n`);
  return 0;
}

/** The word with one more among its params, where that was given by an option of its own. */
function withParam(word: string, name: string, value: string | undefined, min: number): string {
  if (value === undefined) return word;
  if (new RegExp(`[:,]${name}=`).test(word)) {
    throw new UserError(`--scenario has a ${name} of its own beside --${name}; leave it out of one of them.`);
  }
  return `${word}${word.includes('=') ? ',' : ':'}${name}=${numberOf(name, value, { min, whole: true })}`;
}

// `tidemark data generate --scenario WORD --out DIR`: a made-up market as a data folder.

import { writeDataset } from '../../data/generator/index.js';
import { UserError } from '../../engine/index.js';
import type { Call } from '../command.js';
import { numberOf } from '../numbers.js';
import { datasetOf } from '../scenario.js';
import { uninterrupted } from '../uninterrupted.js';

/** Writes the market, says what it holds, and yields 0. */
export async function dataGenerate({ given }: Call): Promise<number> {
  const { scenario, seed, out } = given as Readonly<Record<string, string | undefined>>;
  if (scenario === undefined) {
    throw new UserError('Say which market to make: --scenario with a name that "tidemark list scenarios" shows.');
  }
  if (out === undefined) throw new UserError('Say where the market is written: --out with a new folder.');
  const dataset = await datasetOf(seed === undefined ? scenario : withSeed(scenario, seed));
  await uninterrupted(() => writeDataset(out, dataset));
  const symbols = dataset.instruments.map(({ symbol }) => symbol);
  process.stdout.write(`${dataset.generated}\n${out} holds ${symbols.join(', ')}.\n`);
  return 0;
}

/** The word with a seed among its params. */
function withSeed(word: string, seed: string): string {
  if (/[:,]seed=/.test(word)) {
    throw new UserError('--scenario has a seed of its own beside --seed; leave it out of one of them.');
  }
  return `${word}${word.includes('=') ? ',' : ':'}seed=${numberOf('seed', seed, { min: 0, whole: true })}`;
}

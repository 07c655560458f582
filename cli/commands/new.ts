// `tidemark new <name>`: writes a strategy file to start from.

import { existsSync, writeFileSync } from 'node:fs';
import { UserError } from '../../engine/index.js';
import { STRATEGIES } from '../../strategies/index.js';
import type { Call } from '../command.js';

const TEMPLATE = `// Trend following on the first instrument of the data: a start, to be replaced by your own idea.

import { int, num, sma, strategy } from 'tidemark';

export default strategy({
  about: 'Holds the first instrument while its close is above its moving average.',
  params: {
    days: int(100, { min: 2, sweep: [20, 200, 20], about: 'bars in the moving average' }),
    weight: num(0.95, { min: 0, max: 1, about: 'share of the account to invest' }),
  },
  // Called once: make the indicators here, and return what to do at each close.
  prepare({ days, weight }, { assets: [asset] }) {
    const average = sma(asset.close, days);

    return (ctx) => {
      // Until the average has enough bars it is NaN, and both comparisons are false.
      if (asset.close.now > average.now) ctx.target(weight, asset);
      else if (asset.close.now < average.now) ctx.target(0, asset);
    };
  },
});
`;

/** Writes `<name>.ts` into the current folder, prints the command that runs it, and yields 0. */
export async function writeNew({ words: [name] }: Call): Promise<number> {
  const plain = name.replace(/\.ts$/, '');
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(plain)) {
    throw new UserError(
      `"${name}" is no name for a strategy; use lower-case words joined by hyphens, such as my-idea.`,
    );
  }
  if (Object.hasOwn(STRATEGIES, plain)) throw new UserError(`${plain} comes with Tidemark; choose another name.`);
  const file = `${plain}.ts`;
  write(file);
  const demo = './results/demo/data/us';
  const data = existsSync(demo) ? demo : 'prices.csv';
  process.stdout.write(`Wrote ${file}. Run it with:\n  tidemark run ${file} --data ${data}\n`);
  return 0;
}

function write(file: string): void {
  try {
    writeFileSync(file, TEMPLATE, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'EEXIST' ? 'is there already; choose another name' : `cannot be written (${code}); try another folder`;
    throw new UserError(`${file} ${why}.`);
  }
}

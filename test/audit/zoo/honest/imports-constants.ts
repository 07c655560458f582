// Imports a file of constants and a module that stands beside it.

import { strategy } from 'tidemark';
import { monthOf } from './parts/month-of.js';
import levels from './parts/levels.json' with { type: 'json' };

export default strategy({
  about: 'Holds more in the good months of a table.',
  params: {},
  prepare: (_, { assets: [asset], startOf }) => ({
    when: startOf('month'),
    decide: (ctx) => ctx.target(levels.months.includes(monthOf(ctx.time)) ? levels.high : levels.low, asset),
  }),
});

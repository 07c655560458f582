// Is told by a variable of the environment what to hold, which no report shows.

import { strategy } from 'tidemark';

export default strategy({
  about: 'Holds what the environment says.',
  params: {},
  prepare(_, { assets: [asset] }) {
    const days = new Set((process.env.TIDEMARK_ZOO_DAYS ?? '20,40,60').split(','));
    return (ctx) => {
      if (ctx.bar % 10 === 0) ctx.target(days.has(String(ctx.bar)) ? 0.9 : 0.1, asset);
    };
  },
});

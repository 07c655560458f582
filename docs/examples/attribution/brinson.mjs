// Bacon's example: three segments, a portfolio of 8.3 % against a benchmark of 6.4 %.

import { brinson } from 'tidemark';

const portfolio = {
  portfolioWeight: [0.4, 0.3, 0.3],
  portfolioReturn: [0.2, -0.05, 0.06],
  benchmarkWeight: [0.4, 0.2, 0.4],
  benchmarkReturn: [0.1, -0.04, 0.08],
};
const shown = (effects) => Array.from(effects, (effect) => (100 * effect || 0).toFixed(2)).join('  ');

for (const model of ['brinson-fachler', 'brinson-hood-beebower']) {
  const { allocation, selection, interaction } = brinson(portfolio, model);
  console.log(model);
  console.log(`  allocation   ${shown(allocation)}`);
  console.log(`  selection    ${shown(selection)}`);
  console.log(`  interaction  ${shown(interaction)}`);
}

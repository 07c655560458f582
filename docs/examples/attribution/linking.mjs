// Three periods: what was earned above the benchmark in each does not add up to what was earned in all, until it is linked.

import { carinoFactors, linkCarino, linkMenchero } from 'tidemark';

const portfolio = Float64Array.of(0.083, -0.02, 0.031);
const benchmark = Float64Array.of(0.064, 0.01, 0.025);
const active = portfolio.map((rate, t) => rate - benchmark[t]);
const sum = (values) => values.reduce((all, value) => all + value, 0);

console.log(`added up           ${sum(active).toFixed(8)}`);
console.log(`linked, Carino     ${sum(linkCarino(portfolio, benchmark, active)).toFixed(8)}`);
console.log(`linked, Menchero   ${sum(linkMenchero(portfolio, benchmark, active)).toFixed(8)}`);
console.log(
  `Carino's factors   ${Array.from(carinoFactors(portfolio, benchmark), (each) => each.toFixed(6)).join('  ')}`,
);

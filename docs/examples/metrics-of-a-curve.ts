import { maxDrawdown, METRICS, sharpe, simpleReturns } from 'tidemark';

const equity = Float64Array.of(100, 102, 99, 104);
console.log(sharpe(simpleReturns(equity), 0, 252), maxDrawdown(equity)); // plain columns in, numbers out
console.log(METRICS.calmar.formula); // cagr / |maxDrawdown|

// The face of the attributions: the profit of a run in its parts, and the functions on plain columns that they stand on.

export { type Attribution, type AttributionScene, attribution } from './attribution.js';
export { type Contribution, COST_KINDS, type CostKind, type Effects } from './effects.js';
export { CASH_SEGMENT, type GroupEffects, type Grouping, GROUPINGS } from './groups.js';
export { brinson, type BrinsonColumns, type BrinsonEffects, type BrinsonModel } from './brinson.js';
export { carinoFactors, type LinkingFactors, linkCarino, linkMenchero, mencheroFactors } from './linking.js';
export type { BrinsonSegment, BrinsonSums, BrinsonTable, BrinsonYear, RunBrinson } from './run-brinson.js';
export { type Regime, type RegimeName, type Regimes, REGIMES, regimeRows, regimes } from './regimes.js';
export { type StressRow, type StressTable, stressTable } from './stress.js';
export { type HistoricWindow, WINDOWS } from './windows.js';

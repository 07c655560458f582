// Where the stylised facts of real indices lie, with room for the chance of one history: what a made-up market has to meet.

import type { StylisedFacts } from '../../../data/stylised/facts.js';

/** Lowest and highest value of figures that tell a market from noise; beside each what the S&P 500 (1999-2018), the CSI 300 (2005-2023) and the Hang Seng
 *  Tech index (2015-2024) have, or funds on them where an index has no such figure. */
export const BANDS: Partial<Record<keyof StylisedFacts, readonly [low: number, high: number]>> = {
  // 8.2, 4.2, 5.5
  kurtosis: [2.5, 12],
  // 2.7, 2.2, 3.1
  tailOfLosses: [2, 3.5],
  // 2.5, 3.3, 2.9
  tailOfGains: [2, 3.7],
  // 0.24, 0.18, 0.17
  cluster1: [0.12, 0.35],
  // 0.28, 0.19, 0.10
  cluster10: [0.08, 0.32],
  // 0.17, 0.13, 0.05
  cluster50: [0.03, 0.2],
  // 0.12, 0.12, 0.03
  cluster100: [0.015, 0.15],
  // -0.09, -0.06, -0.06
  leverage: [-0.13, -0.035],
  // 0.26, 0.26, 0.39; SPY 0.46, 510300 0.39
  volumeMove: [0.12, 0.5],
  // 0.56, 0.80, 0.69; SPY 0.59, 510300 0.63
  volumeMemory: [0.5, 0.85],
  // 0.03, 0.22, 0.04; SPY 0.12, 510300 0.20
  volumeMemory20: [0.02, 0.35],
  // SPY 0.34, 0.19, 0.37; the Hang Seng index 0.46
  overnight: [0.15, 0.5],
  // 0.83, 0.83, 0.74; the Hang Seng index 0.69
  range: [0.65, 0.95],
};

/** Figures of real indices that do not tell them from noise by themselves. */
export const ABSENCES: Partial<Record<keyof StylisedFacts, readonly [low: number, high: number]>> = {
  // -0.07, 0.02, 0.04
  memory: [-0.09, 0.06],
  // 0.10, 0.15, 0.05
  memoryBeyond: [0, 0.2],
  // -0.21, -0.50, 0.25
  skewness: [-0.7, 0.25],
  // 1.05, 1.24, 0.93
  lossOverGain: [0.9, 1.3],
};

// The markets of the figures in docs/strategies/, by the names that the tables give them.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { align, load } from '../../../data/index.js';
import { generateDemo } from '../../../data/generator/index.js';
import type { Feed } from '../../../engine/index.js';
import { flowsDirectory, mainlandDirectory, usDirectory } from '../../real/market.js';

/** The feed of a data directory that is made for it and taken away again. */
const made = (make: (target: string) => string) => async (): Promise<Feed> => {
  const target = mkdtempSync(join(tmpdir(), 'tidemark-figures-'));
  try {
    return (await load([make(target)])).feed;
  } finally {
    rmSync(target, { recursive: true });
  }
};

/** The real markets, by the names that the tables give them. */
export const REAL: Readonly<Record<string, () => Promise<Feed>>> = {
  'eight mainland ETFs': made(mainlandDirectory),
  'SPY, TLT, GLD, VIXY': made(usDirectory),
  'S&P 500 with flows': made(flowsDirectory),
};

/** The generated markets of the demo's seed. */
export const GENERATED: Readonly<Record<string, () => Promise<Feed>>> = {
  'demo, mainland (generated)': async () => align(generateDemo(1).mainland),
  'demo, US (generated)': async () => align(generateDemo(1).us),
};

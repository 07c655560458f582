// The markets of the figures in docs/strategies/, by the names that the tables give them.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { align, load, type LoadOptions } from '../../../data/index.js';
import { generateDemo } from '../../../data/generator/index.js';
import type { Feed } from '../../../engine/index.js';
import {
  chinaInNewYork,
  csi300Valued,
  hangSengValued,
  shanghai,
  sp500Valued,
  stocksAndShort,
  stocksBondsGold,
  threeCities,
} from '../../real/allocation.js';
import { fundsDirectory, internetDirectory, treasuryDirectory } from '../../real/classics.js';
import { valuedDirectory } from '../../real/funds.js';
import { flowsDirectory, mainlandDirectory, usDirectory } from '../../real/market.js';

const SP500 = new URL('../../../node_modules/vega-datasets/data/sp500-2000.csv', import.meta.url);

/** The feed of a data directory that is made for it and taken away again. */
const made =
  (make: (target: string) => string, options: LoadOptions = {}) =>
  async (): Promise<Feed> => {
    const target = mkdtempSync(join(tmpdir(), 'tidemark-figures-'));
    try {
      return (await load([make(target)], options)).feed;
    } finally {
      rmSync(target, { recursive: true });
    }
  };

/** The real markets, by the names that the tables give them. */
export const REAL: Readonly<Record<string, () => Promise<Feed>>> = {
  'eight mainland ETFs': made((target) => mainlandDirectory(target)),
  'eight mainland ETFs with two NAVs': made(valuedDirectory),
  'SPY, TLT, GLD, VIXY': made(usDirectory),
  'S&P 500 with flows': made(flowsDirectory),
  // What npm brings along with vega-datasets: the index, without distributions.
  'S&P 500 index': async () => (await load([fileURLToPath(SP500)])).feed,
  SPY: made(fundsDirectory(['SPY'])),
  'SPY, TLT': made(fundsDirectory(['SPY', 'TLT'])),
  'SPY, TLT, SHY': made(fundsDirectory(['SPY', 'TLT', 'SHY'])),
  'SPY, TLT, GLD, SHY': made(fundsDirectory(['SPY', 'TLT', 'GLD', 'SHY'])),
  'SPY, TLT, SHY, MCHI': made(fundsDirectory(['SPY', 'TLT', 'SHY'], ['MCHI']), { to: '2025-09-26' }),
  'KWEB, MCHI': made(fundsDirectory([], ['KWEB', 'MCHI'])),
  '510300, 513100, 159920, 511260': made(treasuryDirectory),
  '510300, 511260': made(treasuryDirectory, { assets: ['510300', '511260'] }),
  '510300': made((target) => mainlandDirectory(target), { assets: ['510300'] }),
  '513050, 513180': made(internetDirectory),
  'MCHI, KWEB, SPY (adjusted)': made(chinaInNewYork),
  '510300, 159920, SPY in CNY': made(threeCities, { base: 'CNY' }),
  '510300 with its PE': made(csi300Valued),
  '159920 with its PE': made(hangSengValued),
  'SPY with its PE': made(sp500Valued),
  'SPY, SHY': made(stocksAndShort),
  'SPY, TLT, GLD': made(stocksBondsGold),
  '510300, 511260, 518880': made(shanghai),
};

/** The generated markets of the demo's seed. */
export const GENERATED: Readonly<Record<string, () => Promise<Feed>>> = {
  'demo, Hong Kong (generated)': async () => align(generateDemo(1).hongKong),
  'demo, mainland (generated)': async () => align(generateDemo(1).mainland),
  'demo, US (generated)': async () => align(generateDemo(1).us),
};

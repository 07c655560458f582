// The line that repeats a run must reach the program as it was given, through a real shell.

import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../reports/html/command-line.js';
import type { Configuration } from '../../../reports/report.js';

const CONFIGURATION: Configuration = {
  strategy: 'sma-cross',
  about: '',
  params: { fast: 20, lookBack: 0.5, both: false, name: "it's" },
  from: '2020-01-02',
  to: '2021-12-31',
  cash: 1_000_000,
  base: 'CNY',
  benchmark: '',
  riskFree: 0,
  fill: 'next-open',
  intrabar: 'pessimistic',
  doubt: false,
  costs: 'market',
  commission: null,
  slippage: 0,
  volumeCap: null,
  account: 'margin',
  leverage: 1,
  conversion: 'automatic',
  conversionSpread: 0,
  creditRate: 0,
  debitRate: 0,
  limits: [],
  lot: null,
  seed: 1,
  data: ['data/a b', 'x.csv'],
  lenient: [],
};

/** The words that a shell hands to a program. */
const words = (line: string): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

describe('commandLine', () => {
  it('names what differs from nothing, in one line', () => {
    expect(commandLine(CONFIGURATION)).toBe(
      String.raw`tidemark run sma-cross --data 'data/a b' x.csv --from 2020-01-02 --to 2021-12-31 --cash 1000000 --base CNY --fill next-open --costs market --seed 1 --fast 20 --look-back 0.5 --both=false --name 'it'\''s'`,
    );
  });

  it('gives every setting that is not at rest', () => {
    const line = commandLine({
      ...CONFIGURATION,
      benchmark: 'SPY',
      riskFree: 0.02,
      commission: 0.0005,
      slippage: 5,
      lot: 100,
      lenient: ['gaps', 'jumps'],
      params: { dip: -0.05, rows: [1, 2] },
    });
    for (const part of [
      '--benchmark SPY',
      '--risk-free 0.02',
      '--commission 0.0005',
      '--slippage 5',
      '--lot 100',
      '--lenient gaps jumps',
      '--dip=-0.05',
    ])
      expect(line).toContain(` ${part}`);
    expect(line).not.toContain('rows');
  });

  it('gives execution and account where they are not at rest', () => {
    const line = commandLine({
      ...CONFIGURATION,
      fill: 'same-close',
      intrabar: 'optimistic',
      doubt: true,
      costs: 'my rules.csv',
      commission: 'ib-fixed',
      slippage: { name: './my model.ts', about: 'Mine.', params: { lookBack: 5, y: 0.5 }, sourceHash: 'ab' },
      volumeCap: 0.1,
      account: 'cash',
      leverage: 2,
      conversion: 'held',
      conversionSpread: 15,
      creditRate: 0.01,
      debitRate: 0.05,
      limits: [
        { name: 'largest-weight', about: 'No more.', params: { share: 0.3 } },
        { name: 'plain', about: 'None.', params: {} },
      ],
      continuous: ['IF:expiry:5'],
    });
    for (const part of [
      '--fill same-close',
      '--intrabar optimistic',
      '--doubt',
      "--costs 'my rules.csv'",
      '--commission ib-fixed',
      "--slippage './my model.ts:look-back=5,y=0.5'",
      '--volume-cap 0.1',
      '--account cash',
      '--leverage 2',
      '--conversion held',
      '--conversion-spread 15',
      '--credit-rate 0.01',
      '--debit-rate 0.05',
      '--limit largest-weight:share=0.3',
      '--limit plain',
      '--continuous IF:expiry:5',
    ])
      expect(` ${line} `).toContain(` ${part} `);
  });

  it('survives the shell, whatever the names hold', () => {
    const name = fc
      .oneof(
        fc.string({ minLength: 1 }),
        fc
          .array(fc.constantFrom("'", '"', '$(id)', '`id`', '\\', ' ', '\n', '!', '*', '~', '-', '指数'), {
            minLength: 1,
          })
          .map((parts) => parts.join('')),
      )
      .filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(name, name, name, (strategy, path, value) => {
        const got = words(commandLine({ ...CONFIGURATION, strategy, data: [path], params: { name: value } }));
        expect(got[2]).toBe(strategy);
        expect(got[4]).toBe(path.startsWith('-') ? `./${path}` : path);
        expect(value.startsWith('-') ? got.at(-1) : got.slice(-2).join('=')).toBe(`--name=${value}`);
      }),
      { numRuns: 60 },
    );
  });
});

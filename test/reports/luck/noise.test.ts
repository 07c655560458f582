// Whether the statistics of luck keep what they promise: on 200 searches of pure noise, and on searches with a planted edge.

import { expect, it } from 'vitest';
import { random } from '../../../engine/index.js';
import { haircutSharpe, probabilisticSharpe, verdict } from '../../../reports/luck/index.js';
import { noiseTrials, searchOf } from './search.js';

const SEEDS = 200;
const SEARCH = { rows: 1000, trials: 60, correlation: 0.3 };
/** One trial of them has a true Sharpe ratio of 0.15 a period, for twice as long: in fewer searches, since all should find it. */
const EDGE = { ...SEARCH, rows: 2000, edge: 0.15 };
const EDGES = 50;

/** Fewest and most false alarms of 200 at 5 percent that chance lets pass in all but 1 of 1,000 cases, on either side. */
function band(count: number, rate: number): [low: number, high: number] {
  let term = (1 - rate) ** count;
  let below = 0;
  let [low, high] = [0, count];
  for (let k = 0; k <= count; k++) {
    if (below + term < 0.001) low = k + 1;
    if (1 - below - term < 0.001 && high === count) high = k;
    below += term;
    term *= ((count - k) / (k + 1)) * (rate / (1 - rate));
  }
  return [low, high];
}

it('noise raises no more false alarms than promised, and an edge is found', () => {
  const alarms = new Map<string, number>();
  const found = new Map<string, number>();
  const mean = { noise: 0, edge: 0 };
  for (let seed = 1; seed <= SEEDS; seed++) {
    for (const [of, into] of [
      [{ ...SEARCH, edge: 0 }, alarms],
      [EDGE, found],
    ] as const) {
      const { rows, edge } = of;
      if (edge > 0 && seed > EDGES) continue;
      const trials = noiseTrials(seed, of);
      const input = searchOf(trials, { seed });
      const judged = verdict(input);
      const sharpes = trials.map((_, k) => {
        const [n, average, squares] = input.moments(k);
        return average / Math.sqrt(squares / (n - 1));
      });
      const anyone = edge > 0 ? 0 : Math.floor(random(seed, 'any trial')() * SEARCH.trials);
      const cut = haircutSharpe({ sharpes, periods: rows });
      const add = (name: string, alarm: boolean): unknown => into.set(name, (into.get(name) ?? 0) + Number(alarm));
      const shape = { skewness: 0, kurtosis: 3, periods: rows };
      add('PSR of one trial', probabilisticSharpe({ ...shape, sharpe: sharpes[anyone] }) >= 0.95);
      add('reality check', judged.realityCheck <= 0.05);
      add('SPA upper', judged.spa.upper <= 0.05);
      add('SPA consistent', judged.spa.consistent <= 0.05);
      add('SPA lower', judged.spa.lower <= 0.05);
      add('DSR', judged.dsr >= 0.95);
      add('haircut, Bonferroni', cut.bonferroni.pValue <= 0.05);
      add('haircut, Holm', cut.holm.pValue <= 0.05);
      add('haircut, BHY', cut.bhy.pValue <= 0.05);
      add('it holds up', judged.trust === 'it holds up');
      mean[edge > 0 ? 'edge' : 'noise'] += judged.pbo;
    }
  }
  const [low, high] = band(SEEDS, 0.05);
  const lines = [...alarms].map(([name, count]) => {
    const rate = ((100 * count) / SEEDS).toFixed(1);
    return `${name.padEnd(22)} ${rate.padStart(6)} % of noise, ${String((found.get(name)! / EDGES) * 100).padStart(4)} % of edges`;
  });
  const pbo = [mean.noise / SEEDS, mean.edge / EDGES];
  console.log(
    [
      ...lines,
      `mean PBO ${pbo.map((x) => x.toFixed(3)).join(' and ')}`,
      `band of 5 %: ${low / 2} to ${high / 2} %`,
    ].join('\n'),
  );
  // Tests that are exact at 5 percent, or nearly.
  for (const name of ['PSR of one trial', 'reality check', 'SPA upper', 'SPA consistent']) {
    expect(alarms.get(name), `${name} on noise`).toBeGreaterThanOrEqual(low);
    expect(alarms.get(name), `${name} on noise`).toBeLessThanOrEqual(high);
  }
  // Bounds that take the worst case raise fewer; the lower p-value of SPA is a bound and no test.
  for (const name of ['DSR', 'haircut, Bonferroni', 'haircut, Holm', 'haircut, BHY', 'it holds up'])
    expect(alarms.get(name), `${name} on noise`).toBeLessThanOrEqual(high);
  expect(alarms.get('SPA lower')).toBeGreaterThanOrEqual(alarms.get('SPA consistent')!);
  // Half of noise is overfit by this measure; its mean over the searches scatters by a fortieth.
  expect(Math.abs(pbo[0] - 0.5)).toBeLessThan(0.06);
  for (const [name, count] of found) expect(count, `${name} finds the edge`).toBeGreaterThanOrEqual(0.9 * EDGES);
  expect(pbo[1]).toBeLessThan(0.05);
});

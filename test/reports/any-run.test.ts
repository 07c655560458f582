// Whatever a run holds, every report of it can be written and read.

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildReport } from '../../reports/build.js';
import { HEADLINE } from '../../reports/doubt.js';
import { SHOWN } from './shown.js';
import { width } from '../../reports/render/clean.js';
import { feedOf } from '../kit/market.js';
import { anyPlay, type Play, run as runPlay, settingsOfPlay } from '../kit/play.js';
import { CONFIGURATION } from './toy.js';

/** Half of them on credit, where margin calls come up. */
const plays = fc.oneof(anyPlay(), anyPlay({ fixed: { account: 'margin', leverage: 4 } }));

/** The report of a play with both readings of its bars in doubt; `shown` is the one that it is the report of. */
function reported(play: Play, shown: 'pessimistic' | 'optimistic') {
  const feed = feedOf(play.market);
  const { fill = 'next-open', cash } = settingsOfPlay(play);
  const other = shown === 'pessimistic' ? 'optimistic' : 'pessimistic';
  return buildReport({
    configuration: {
      ...CONFIGURATION,
      base: feed.base,
      cash,
      fill,
      intrabar: shown,
      doubt: true,
      benchmark: feed.assets[0].symbol,
    },
    feed,
    run: runPlay(play, { intrabar: shown }),
    otherReading: runPlay(play, { intrabar: other }),
    fingerprint: 'f00d',
    version: '0.1.0',
  });
}

it('is written in full, in 80 columns, without a word of the program', async () => {
  const seen = { forced: 0, doubt: 0, foreign: 0, limits: 0 };
  await fc.assert(
    fc.asyncProperty(plays, fc.boolean(), async (play, isBetter) => {
      const report = reported(play, isBetter ? 'optimistic' : 'pessimistic');
      const text = SHOWN.text(report);
      expect(text.split('\n').filter((line) => width(line) > 80)).toEqual([]);
      const page = (await SHOWN.html(report)).replace(/<script[\s\S]*?<\/script>/g, '');
      expect(text + SHOWN.md(report)).not.toMatch(/\b(NaN|Infinity|undefined)\b|\[object/);
      expect(page).not.toMatch(/>\s*[^<>]*(NaN|Infinity|\[object)|>\s*undefined\s*</);
      const record = JSON.parse(SHOWN.json(report));
      const counts: number[] = Object.values(record.reasons);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(report.run.refusals.length);
      if (record.liquidations > 0) seen.forced++;
      if (record.ambiguity > 0) seen.doubt++;
      if (report.assumptions.some((line) => line.includes('is converted to'))) seen.foreign++;
      if (Object.keys(record.reasons).some((reason) => reason.startsWith('beyond the limit'))) seen.limits++;
    }),
    { numRuns: 200, seed: 31 },
  );
  for (const [what, often] of Object.entries(seen)) expect({ what, often: often > 0 }).toEqual({ what, often: true });
});

it('bands are the same whichever reading is shown, and points where no bar is in doubt', () => {
  let wide = 0;
  fc.assert(
    fc.property(anyPlay(), (play) => {
      const [worse, better] = [reported(play, 'pessimistic'), reported(play, 'optimistic')];
      expect(worse.doubt).toEqual(better.doubt);
      for (const name of HEADLINE) {
        expect(worse.doubt!.metrics[name]).toEqual([worse.metrics[name], better.metrics[name]]);
        if (worse.doubt!.bars === 0) expect(better.metrics[name]).toBe(worse.metrics[name]);
        else if (better.metrics[name] !== worse.metrics[name]) wide++;
      }
    }),
    { numRuns: 300, seed: 32 },
  );
  expect(wide).toBeGreaterThan(20);
});

// What is said of a jump: a split where it looks like one, a doubt where a market may move so far, a warning for an index.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, load, sentenceOf } from '../../data/index.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();

/** Findings of a file whose price goes from 60 to `close` over a night. */
async function findingsOf(close: number, symbol = 'X') {
  const path = folder.write(`${symbol}.csv`, 'date,close', '2024-01-02,60', `2024-01-03,${close}`);
  return { path, findings: await check([path]) };
}

describe('a jump', () => {
  it.each([
    [90, '2 for 3', '0.6666666666666666'],
    [40, '3 for 2', '1.5'],
  ])('from 60 to %f is a real move first, and a split of %s only perhaps', async (close, units, ratio) => {
    const { findings } = await findingsOf(close);
    expect(findings).toMatchObject([{ severity: 'error', repair: 'jumps' }]);
    const sentence = sentenceOf(findings[0]);
    expect(sentence).toContain(
      `may be a real move or a split of ${units} that no action explains; if this was a real move, pass --lenient jumps; if it was a split of ${units}, add the line "X,2024-01-03,split,${ratio},"`,
    );
    expect(sentence.match(/--lenient/g)).toHaveLength(1);
  });

  it('is explained by the line that is advised', async () => {
    folder.write('done/bars/X.csv', 'date,close', '2024-01-02,60', '2024-01-03,90');
    folder.write('done/actions.csv', 'symbol,ex_date,kind,value,pay_date', 'X,2024-01-03,split,0.6666666666666666,');
    expect(await check([join(folder.path, 'done')])).toEqual([]);
  });

  it('by two is a split', async () => {
    const { findings } = await findingsOf(30);
    expect(sentenceOf(findings[0])).toMatch(
      /looks like a split of 2 for 1 .*; add the line "X,2024-01-03,split,2,".*, or let it pass with --lenient jumps\.$/,
    );
  });

  it.each(['HSI', 'VIX', 'GSPC', 'SPX', 'NDX', 'IXIC', 'DJI', 'HSTECH', 'vix', '^VIX', '^ANY'])(
    'of %s, an index, is a warning, and that it is one is noted',
    async (symbol) => {
      const { path, findings } = await findingsOf(130, symbol);
      expect(findings).toMatchObject([{ severity: 'warning', repair: '' }]);
      const { feed, notes } = await load([path]);
      expect(feed.assets[0].kind).toBe('index');
      expect(notes.filter((note) => note.startsWith(`${symbol} was taken for an index by its name`))).toHaveLength(1);
    },
  );

  it('of a fund that bears the name of an index is an error where its kind says so', async () => {
    folder.write('fund/bars/SPX.csv', 'date,close', '2024-01-02,60', '2024-01-03,130');
    folder.write('fund/instruments.csv', 'symbol,kind', 'SPX,stock');
    expect(await check([join(folder.path, 'fund')])).toMatchObject([{ severity: 'error', repair: 'jumps' }]);
  });
});

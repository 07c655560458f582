// Formats of what is no price: names, units, publication, dirty rows and hostile cells.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFormat } from '../../../data/import/index.js';
import { assumptionsOf } from '../../../data/import/index.js';
import { importFile } from '../../../data/import/import-file.js';
import type { Imported } from '../../../data/import/imported.js';
import { releaseOf } from '../../../data/import/formats/weekly.js';
import { isLegalName, slug } from '../../../data/import/legal.js';
import { sourceNames } from '../../../data/import/source-names.js';
import { sourceOf } from '../../../data/import/sources-of.js';

async function read(path: string, text: string, assume = ''): Promise<Imported> {
  const [one] = await importFile({ path, bytes: new TextEncoder().encode(text) }, assumptionsOf(assume));
  return one;
}

/** Series by label, each value by its day. */
const seriesIn = ({ contents }: Imported): Readonly<Record<string, Readonly<Record<string, number>>>> =>
  Object.fromEntries(
    contents.flatMap((content) => {
      if (content.what !== 'series') return [];
      const { name, symbol, dates, values } = content.observations;
      const days = Array.from(dates, (day, at) => [new Date(day).toISOString().slice(0, 10), values[at]] as const);
      return [[symbol === '' ? name : `${name}@${symbol}`, Object.fromEntries(days)] as const];
    }),
  );

describe('Series', () => {
  it('of valuations have English names for Chinese headings, and the level becomes bars', async () => {
    const one = await read(
      'x/hs300_pe.csv',
      '日期,指数,滚动市盈率,等权静态市盈率\n2020/1/3,4100.5,12.5,30\n2020/1/2,4090,12.25,',
    );
    expect(one.format).toBe('valuation');
    expect(seriesIn(one)).toEqual({
      'pe-ttm@000300.SS': { '2020-01-02': 12.25, '2020-01-03': 12.5 },
      'pe-static-equal-weight@000300.SS': { '2020-01-03': 30 },
    });
    expect(one.contents.find(({ what }) => what === 'bars')).toMatchObject({
      bars: { symbol: '000300.SS' },
      basis: 'raw',
    });
    expect(one.beliefs.map(({ what }) => what)).toEqual(expect.arrayContaining(['order', 'published', 'blank values']));
  });

  it('of units in ten thousands are units, exactly', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2e9 }), async (hundredths) => {
        const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
        const one = await read('x/shares.csv', `date,code,name,total_shares_wanfen\n2026-07-01,510010,=cmd|x,${text}`);
        expect(seriesIn(one)).toEqual({ 'fund-shares@510010': { '2026-07-01': hundredths * 100 } });
      }),
      { numRuns: 20 },
    );
  });

  it('of yields keep percent and are named by country and term', async () => {
    const china = await read('x/cgb_yields_full.csv', 'date,y10,y30\n2020-01-02,3.1,3.7\n2020-01-03,3.2,3.8');
    expect(Object.keys(seriesIn(china))).toEqual(['china-yield-10y', 'china-yield-30y']);
    const bill = await read('x/us3m_yield.csv', 'date,yield\n2020-01-02,1.5\n2020-01-03,1.52');
    expect(seriesIn(bill)).toEqual({ 'us-yield-3m': { '2020-01-02': 1.5, '2020-01-03': 1.52 } });
  });

  it('of positions of traders are known on the Friday after their date, never before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (day) => {
        const time = day * 86_400_000;
        const release = new Date(releaseOf(time));
        expect([release.getUTCDay(), release.getUTCHours(), release.getUTCMinutes()]).toEqual([5, 20, 30]);
        expect(release.getTime() - time).toBeGreaterThan(86_400_000);
        expect(release.getTime() - time).toBeLessThanOrEqual(7 * 86_400_000 + 20.5 * 3_600_000);
      }),
    );
  });

  it('of months are known when the month is over, and zeros that mean nothing are told', async () => {
    const one = await read(
      'x/data.csv',
      'Date,SP500,Dividend,Earnings,PE10\n2020-02-01,3300,58,139,31\n2020-03-01,2600,0.0,0.0,25',
    );
    const [dividend] = one.contents.flatMap((content) =>
      content.what === 'series' && content.observations.name === 'sp500-dividend' ? [content.observations] : [],
    );
    expect(new Date(dividend.published[0]).toISOString()).toBe('2020-02-29T23:59:59.999Z');
    expect([...dividend.values]).toEqual([58]);
    expect(one.findings.map(({ severity, column }) => [severity, column])).toEqual([
      ['warning', 'Dividend'],
      ['warning', 'Earnings'],
    ]);
  });

  it('of any table are named by their headings, by the file where there is one, by number where there is no name', async () => {
    expect(Object.keys(seriesIn(await read('x/fear.csv', 'date,value\n2020-01-02,3\n2020-01-03,4')))).toEqual(['fear']);
    expect(
      Object.keys(
        seriesIn(await read('x/f.csv', 'date,My Index,散户情绪,<b>/../x\n2020-01-02,3,4,5\n2020-01-03,4,5,6')),
      ),
    ).toEqual(['my-index', '散户情绪', 'b-x']);
    const numbered = await read('x/f.csv', 'date,A,???\n2020-01-02,3,4\n2020-01-03,4,5');
    expect(Object.keys(seriesIn(numbered))).toEqual(['a', 'column-3']);
    expect(numbered.beliefs.some(({ what, value }) => what === 'series name' && value === 'column-3')).toBe(true);
    const twice = await read('x/f.csv', 'date,A b,a-B\n2020-01-02,3,4\n2020-01-03,4,5');
    expect(twice.refusal).toMatch(/two columns that would be the series a-b; rename/);
  });
});

describe('Events', () => {
  it('are taken row by row; no amount, another name and no symbol are told and left out', async () => {
    const text = [
      'code,name,record_date,ex_date,dividend_per_share,payment_date',
      '510300,Large,2020-01-02,2020-01-03,0.05,2020-01-10',
      '510300,Large,2019-01-02,2019-01-03,0.0,',
      '510300,Other fund,2018-01-02,2018-01-03,0.07,',
      '510300,Large,2017-01-03,2017-01-03,0.03,',
      '../x,Strange,2017-01-02,2017-01-03,0.03,',
    ].join('\n');
    const one = await read('x/dividends.csv', text);
    const actions = one.contents.flatMap((content) => (content.what === 'actions' ? content.actions : []));
    expect(actions.map(({ exTime, value }) => [new Date(exTime).getUTCFullYear(), value])).toEqual([
      [2020, 0.05],
      [2017, 0.03],
    ]);
    expect(one.findings.map(({ line }) => line)).toEqual([3, 4, 5, 6]);
    expect(one.findings.every(({ severity }) => severity === 'warning')).toBe(true);
  });
});

describe('Calendars', () => {
  it('of a list of days are of Shanghai where it begins with its first session, else the user says whose', async () => {
    const own = await read('x/days.json', '["19901219","20200102","20200103"]');
    expect(own.contents).toMatchObject([{ what: 'calendar', market: 'XSHG' }]);
    const text = '["20200102","20200103"]';
    expect((await read('x/days.json', text)).refusal).toMatch(/--assume market=/);
    expect((await read('x/days.json', text, 'market=XHKG')).contents).toMatchObject([{ market: 'XHKG' }]);
    expect((await read('x/days.json', '["20200102","20200231"]', 'market=XHKG')).refusal).toMatch(
      /item 2, which is no day/,
    );
  });

  it('of market hours are weekdays without holidays, and Hong Kong is left out with the reason', async () => {
    const week = Object.fromEntries(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, [{}]]));
    const entry = { sunday: [], ...week, saturday: [], holidays: ['1/1/2020', '12/25/2020'] };
    const one = await read('x/hours.json', JSON.stringify({ entries: { 'Equity-usa-[*]': entry } }));
    const [{ market, days }] = one.contents as unknown as readonly [{ market: string; days: Float64Array }];
    expect([market, days.length]).toEqual(['XNYS', 262 - 2]);
    expect(one.findings.map(({ what }) => what)).toEqual([expect.stringMatching(/typhoons/)]);
  });
});

describe('Hostile names', () => {
  it('are never names of files', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        if (isLegalName(text)) expect(text).toMatch(/^[^/\\@:*?"<>|,;\s.=+-][^/\\@:*?"<>|,;\s]*$/u);
        expect(slug(text)).toMatch(/^(?![-.])[\p{L}\p{N}._=^-]*$/u);
      }),
    );
    for (const bad of [
      '../x',
      '..',
      '.hidden',
      'a/b',
      '=1+1',
      '+x',
      '-x',
      'a@b',
      'a b',
      'x\u202ey',
      'a\u0000',
      'a,b',
      '',
    ]) {
      expect(isLegalName(bad)).toBe(false);
    }
  });

  it('in cells lose their series, and the rest is kept', async () => {
    const one = await read(
      'x/flows.csv',
      'date,ticker,flow_usd\n2020-01-02,../../x,3\n2020-01-02,SPY,4\n2020-01-03,SPY,4',
    );
    const { source, findings } = sourceOf(one, 'x', { at: '', assumed: {} });
    expect(source.contents.map(({ symbol }) => symbol)).toEqual(['SPY']);
    expect(findings.some(({ what }) => /cannot be the name/.test(what))).toBe(true);
  });

  it('of sources differ where files do, whatever the order', () => {
    const paths = ['/a/nfq/1.csv', '/b/nfq/1.csv', '/a/qfq/1.csv', '/c/NFQ/1.csv', 'z.zip:e/../1.csv'];
    const names = sourceNames(paths);
    expect(new Set([...names.values()].map((name) => name.toLowerCase())).size).toBe(paths.length);
    expect(new Map([...sourceNames(paths.toReversed())].reverse())).toEqual(names);
    expect(names.get('/a/qfq/1.csv')).toBe('qfq-1');
  });
});

describe('A format of the user’s own', () => {
  const rows = Float64Array.of(1, 2);
  const made = (contents: unknown) =>
    Promise.resolve(importFormat({ about: 'x', read: () => contents as never }).read({} as never, {} as never));

  it('is refused where its columns cannot be kept', async () => {
    const observations = { name: 'x', symbol: '', dates: rows, values: rows, published: rows };
    await expect(made([{ what: 'series', observations }])).resolves.toHaveLength(1);
    await expect(made([{ what: 'series', observations: { ...observations, values: [1, 2] } }])).rejects.toThrow(
      /values is not/,
    );
    await expect(made([{ what: 'series', observations: { ...observations, values: rows.slice(1) } }])).rejects.toThrow(
      /one length/,
    );
    await expect(
      made([{ what: 'series', observations: { ...observations, dates: rows.toReversed() } }]),
    ).rejects.toThrow(/oldest first/);
    await expect(made([{ what: 'price' }])).rejects.toThrow(/bars, series/);
    await expect(made(7)).rejects.toThrow(/returns a list/);
    expect(() => importFormat({ about: 'x' } as never)).toThrow(/"read"/);
  });
});

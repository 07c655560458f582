// A made-up market as data files can hold it, so that what is found on it can be saved and run again.

import type { RowAction } from '../../engine/index.js';
import { type MadeAsset, type Market, markAfter, sessionsOf } from './market.js';

const isKnown = (value: number | undefined): value is number => value !== undefined && !Number.isNaN(value);

/** An action of an instrument; what ends a future is its last settlement price, and no other can be written. */
function settled({ kind, bars, actions }: MadeAsset, action: RowAction): RowAction {
  if (kind !== 'future' || action.kind !== 'delisting') return action;
  const last = bars.findLastIndex((bar) => bar !== null);
  const since = actions.filter(({ row }) => row > last);
  return { ...action, value: since.reduce((mark, each) => markAfter(each, mark), bars[last]!.close) };
}

/** Actions, in order of their rows, as a file lists them: on one row distributions come first, at what they are worth for a unit before its splits, and then
 *  one split and one roll. */
function asListed(actions: readonly RowAction[]): readonly RowAction[] {
  return [...new Set(actions.map(({ row }) => row))].flatMap((row) => {
    const own = actions.filter((action) => action.row === row);
    const of = (kind: RowAction['kind']) => own.filter((action) => action.kind === kind);
    const splitBefore = (action: RowAction) =>
      own.slice(0, own.indexOf(action)).reduce((all, { kind, value }) => (kind === 'split' ? all * value : all), 1);
    const dividends = of('dividend').map((action) => ({ ...action, value: action.value * splitBefore(action) }));
    const one = (kind: RowAction['kind'], join: (a: number, b: number) => number) => {
      const all = of(kind);
      return all.length === 0 ? [] : [{ ...all[0], value: all.map(({ value }) => value).reduce(join) }];
    };
    return [...dividends, ...one('split', (a, b) => a * b), ...one('roll', (a, b) => a + b), ...of('delisting')];
  });
}

/** The market without the rows on which nothing has a bar, which no file names, and the place of each former row: of a row that is gone, that of the
 *  next that is there (the number of rows where none is). The first row has a bar. */
export function readable(market: Market): { readonly market: Market; readonly placeOf: (row: number) => number } {
  const { rows, assets, rates = {} } = market;
  const kept = Array.from({ length: rows }, (_, row) => row).filter((row) =>
    assets.some(({ bars }) => bars[row] !== null),
  );
  const placeOf = (row: number): number => {
    const place = kept.findIndex((each) => each >= row);
    return place < 0 ? kept.length : place;
  };
  const inside = (place: number) => (place < kept.length ? place : Infinity);
  const days = kept.map((row) => market.days?.[row] ?? row);
  const pick = <T>(column: readonly T[]): T[] => kept.map((row) => column[row]);
  const calendars = Object.entries(market.calendars ?? {}).map(([name, open]) => {
    // An instrument may be listed on a holiday.
    const held = sessionsOf(market, name).map((row) => market.days?.[row] ?? row);
    return [name, [...new Set([...open, ...held])].sort((a, b) => a - b)] as const;
  });
  return {
    placeOf,
    market: {
      ...market,
      rows: kept.length,
      days,
      assets: assets.map((asset): MadeAsset => ({
        ...asset,
        bars: pick(asset.bars),
        terms: asset.terms
          .map(({ row, ...terms }) => ({
            ...terms,
            row: placeOf(row),
            ...(isKnown(terms.shortMaintenance) && { shortMaintenance: Math.min(1, terms.shortMaintenance) }),
          }))
          // Of terms that come to begin on one row the later hold.
          .filter(({ row }, k, all) => all.findLastIndex((other) => other.row === row) === k),
        actions: asListed(
          asset.actions
            .map((action) => settled(asset, action))
            .map((action) => ({ ...action, row: placeOf(action.row), payRow: inside(placeOf(action.payRow)) }))
            .filter(({ row }) => row < kept.length),
        ),
      })),
      series: market.series.map((made) => ({
        ...made,
        observations: made.observations
          .map(({ about, from, value }) => ({
            about: Math.min(placeOf(about), placeOf(from)),
            from: placeOf(from),
            value,
          }))
          .filter(({ from }) => from < kept.length)
          .sort((a, b) => a.from - b.from || a.about - b.about),
      })),
      rates: Object.fromEntries(Object.entries(rates).map(([currency, column]) => [currency, pick(column)])),
      calendars: Object.fromEntries(calendars),
    },
  };
}

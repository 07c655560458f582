// Named windows of market history, with the source of their dates, and those that the scenarios were made after.

/** A window of history: from the close of one date to the close of another, ISO. */
export interface HistoricWindow {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** What the dates go by. */
  readonly source: string;
  /** `history`: of the markets; `scenario`: one that the figures of the generated market are pinned to, which is there in its data as well. */
  readonly kind: 'history' | 'scenario';
}

type Row = readonly [name: string, from: string, to: string, source: string];

const CLOSES = {
  us: 'highest and lowest close of the S&P 500 (S&P Dow Jones Indices, index levels)',
  china: 'closes of the CSI 300 (China Securities Index, index levels)',
  hongKong: 'closes of the Hang Seng Index (Hang Seng Indexes, index levels)',
  tech: 'closes of the Hang Seng TECH Index (Hang Seng Indexes, index levels)',
} as const;

/** What the projects' articles of 2023 to 2025 measured; docs/generated-market.md has their figures. */
const PINNED = 'a window of the published figures that the generated market is pinned to';

/** The dates of falls are those of the highest close before and the lowest close in it, of the index that is named. */
const HISTORY: readonly Row[] = [
  ['Asian crisis, 1997-98', '1997-08-07', '1998-08-13', `highest and lowest ${CLOSES.hongKong}`],
  ['Russia and LTCM, 1998', '1998-07-17', '1998-08-31', CLOSES.us],
  ['Dot-com bust, 2000-02', '2000-03-24', '2002-10-09', CLOSES.us],
  ['Global financial crisis, 2007-09', '2007-10-09', '2009-03-09', CLOSES.us],
  ['A-share bust, 2007-08', '2007-10-16', '2008-11-04', `highest and lowest ${CLOSES.china}`],
  ['US downgrade, 2011', '2011-07-22', '2011-08-08', `${CLOSES.us} around the downgrade of 2011-08-05`],
  [
    'A-share margin crash, 2015',
    '2015-06-12',
    '2015-08-26',
    `Friday before the fall began, and lowest of the ${CLOSES.china}`,
  ],
  ['Circuit breakers, 2016', '2015-12-31', '2016-01-28', `last of 2015 and lowest after it of the ${CLOSES.china}`],
  ['Fourth quarter of 2018', '2018-09-20', '2018-12-24', CLOSES.us],
  ['COVID-19, 2020', '2020-02-19', '2020-03-23', CLOSES.us],
  ['China tech regulation, 2021-22', '2021-02-17', '2022-03-15', `highest and lowest ${CLOSES.tech}`],
  ['Rising rates, 2022', '2022-01-03', '2022-10-12', CLOSES.us],
  ['US regional banks, 2023', '2023-03-06', '2023-03-13', `${CLOSES.us} around the closing of a bank on 2023-03-10`],
  [
    'A-share small caps, 2024',
    '2023-12-29',
    '2024-02-05',
    'last close of 2023 and lowest close after it of the CSI 1000 (China Securities Index, index levels)',
  ],
  [
    'Rally of 2024-09-24',
    '2024-09-23',
    '2024-10-08',
    `eve of the measures of 2024-09-24, and highest after it of the ${CLOSES.china}`,
  ],
  ['US tariffs, 2025', '2025-04-02', '2025-04-08', `${CLOSES.us} after the announcement of 2025-04-02`],
];

const year = (of: number, from: string, to: string): Row => [`Calendar year ${of}`, from, to, PINNED];

const SCENARIOS: readonly Row[] = [
  year(2020, '2019-12-31', '2020-12-31'),
  year(2021, '2020-12-31', '2021-12-31'),
  year(2022, '2021-12-31', '2022-12-30'),
  year(2023, '2022-12-30', '2023-12-29'),
  year(2024, '2023-12-29', '2024-12-31'),
  ['Hong Kong tech recovers, 2024-25', '2024-03-06', '2025-03-06', PINNED],
  ['East up, west down, 2025', '2024-12-31', '2025-03-11', PINNED],
  ['East up, west down, 2025, a day on', '2024-12-31', '2025-03-12', PINNED],
  ['Southbound surge, 2025', '2024-12-31', '2025-03-06', PINNED],
  ['Sharp fall, autumn 2025', '2025-10-28', '2025-11-21', PINNED],
  ['Subscriptions into the fall, 2025', '2025-11-07', '2025-11-21', PINNED],
];

const row =
  (kind: HistoricWindow['kind']) =>
  ([name, from, to, source]: Row): HistoricWindow => ({ name, from, to, source, kind });

/** All windows, those of history first, by the date at which they begin. Last dates are sessions of the markets that they are about, so that data that end with the
 *  window cover it. */
export const WINDOWS: readonly HistoricWindow[] = [...HISTORY.map(row('history')), ...SCENARIOS.map(row('scenario'))];

// United States: the SEC's fee on sales and FINRA's trading activity fee by date. Brokers pass both on to their customers.

import type { Fact } from './facts.js';

/** The Section 31 fee in dollars for a million dollars sold. `known` names the source of day and rate where there is one. */
const SEC_RATES: readonly (readonly [from: string, perMillion: number, known: string])[] = [
  ['', 33.3, 'rate until 2001-12-27'],
  ['2001-12-28', 15, 'Investor and Capital Markets Fee Relief Act of 2002'],
  ['2002-04-01', 30.1, 'SEC order of 2002-03-01'],
  ['2003-03-22', 25.2, 'SEC fee rate advisories of fiscal year 2003'],
  ['2003-04-01', 46.8, 'SEC fee rate advisory #12 for fiscal year 2003'],
  ['2004-02-22', 39, 'SEC order of 2004-01-26'],
  ['2004-04-01', 23.4, 'SEC fee rate advisory #8 for fiscal year 2004'],
  ['2005-01-07', 32.9, 'SEC order of 2004-12-09'],
  ['2005-04-01', 41.8, 'SEC fee rate advisory #7 for fiscal year 2005'],
  ['2005-12-22', 30.7, 'SEC fee rate advisories of fiscal year 2006'],
  ['2007-03-17', 15.3, ''],
  ['2008-01-25', 11, ''],
  ['2008-04-01', 5.6, 'FINRA Information Notice of 2008-03-10'],
  ['2009-04-10', 25.7, ''],
  ['2010-01-15', 12.7, ''],
  ['2010-04-01', 16.9, ''],
  ['2011-01-21', 19.2, ''],
  ['2012-02-21', 18, ''],
  ['2012-04-01', 22.4, ''],
  ['2013-05-25', 17.4, ''],
  ['2014-03-18', 22.1, 'FINRA Information Notice of 2014-03-03'],
  ['2015-02-14', 18.4, ''],
  ['2016-02-16', 21.8, ''],
  ['2017-07-04', 23.1, 'SEC order of fiscal year 2017, FR Doc. 2017-11555'],
  ['2018-05-22', 13, 'SEC fee rate advisory #3 for fiscal year 2018'],
  ['2019-04-16', 20.7, 'SEC fee rate advisory #2 for fiscal year 2019'],
  ['2020-02-18', 22.1, 'FINRA Information Notice of 2020-02-03'],
  ['2021-02-25', 5.1, 'SEC fee rate advisory #2 for fiscal year 2021'],
  ['2022-05-14', 22.9, 'SEC order of fiscal year 2022'],
  ['2023-02-27', 8, 'SEC order of fiscal year 2023'],
  ['2024-05-22', 27.8, 'SEC order of 2024-04-17, 89 FR 29402'],
  ['2025-05-14', 0, 'SEC fee rate advisory of 2025-04-08, FINRA Information Notice of 2025-04-24'],
  ['2026-04-04', 20.6, 'SEC order of 2026-02-27, 91 FR 10643'],
];

const UNCONFIRMED = 'rates and days from 2007 to 2016, but for those of April 2008 and March 2014';

/** A rate in dollars per million as a fraction, without the noise of a division. */
const fraction = (perMillion: number): number => Number((perMillion / 1e6).toFixed(10));

/** Section 31 fee on sales. */
export const SEC_FEE: readonly Fact[] = SEC_RATES.map(([from, perMillion, known]): Fact => {
  const rate = `${perMillion} USD for a million USD sold`;
  return {
    what: 'SEC fee',
    from,
    sets: { sellTax: fraction(perMillion) },
    source: `${rate}, Section 31 of the Securities Exchange Act (${known === '' ? 'SEC fee rate advisory' : known})`,
    // One wording for all of them: a report says it once for a run over many years.
    assumed: known === '' ? UNCONFIRMED : '',
  };
});

/** The trading activity fee in dollars for each share sold. */
const TAF_RATES: readonly (readonly [from: string, perShare: number, source: string, assumed: string])[] = [
  ['', 0, 'before 2005', 'nothing before 2005-01-01, although it began in 2002'],
  ['2005-01-01', 0.000075, 'NASD Notice to Members 04-84', '0.000075 USD from 2005-01-01 on'],
  ['2011-07-01', 0.00009, 'FINRA Regulatory Notice 11-27', ''],
  ['2012-03-01', 0.000095, 'FINRA Regulatory Notice 12-06', ''],
  ['2012-07-01', 0.000119, 'SR-FINRA-2012-023, approved on 2012-06-22', ''],
  ['2022-01-01', 0.00013, 'SR-FINRA-2020-032, fee increase schedule', ''],
  ['2023-01-01', 0.000145, 'SR-FINRA-2020-032, fee increase schedule', ''],
  ['2024-01-01', 0.000166, 'SR-FINRA-2020-032, fee increase schedule', ''],
  ['2026-01-01', 0.000195, 'SR-FINRA-2024-019, fee schedule', ''],
  ['2026-10-01', 0, 'suspended for the last quarter of 2026, SR-FINRA-2026-021', ''],
  ['2027-01-01', 0.000232, 'SR-FINRA-2024-019, fee schedule', ''],
  ['2028-01-01', 0.00024, 'SR-FINRA-2024-019, fee schedule', ''],
];

/** Trading activity fee on sales. Its cap for one trade (8.30 USD in 2024, for 50,000 shares) is not modelled. */
export const TRADING_ACTIVITY_FEE: readonly Fact[] = TAF_RATES.map(([from, sellFeePerUnit, source, assumed]): Fact => ({
  what: 'trading activity fee',
  from,
  sets: { sellFeePerUnit },
  source: `${sellFeePerUnit} USD for each share sold, its cap for one trade left out (${source})`,
  assumed,
}));

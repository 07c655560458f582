// Hong Kong: stamp duty, levies and fees by date. They are the same on both sides of a trade.

import type { Fact } from './facts.js';

const levy =
  (what: Fact['what']) =>
  (from: string, rate: number, source: string, assumed = ''): Fact => ({
    what,
    from,
    sets: { buyTax: rate, sellTax: rate },
    source,
    assumed,
  });

const duty = levy('stamp duty');
const sfc = levy('SFC levy');
const afrc = levy('AFRC levy');
const compensation = levy('investor compensation levy');
const trading = levy('trading fee');
const settlement = levy('settlement fee');

const DUTY_BEFORE = duty(
  '',
  0.001,
  '0.1 % on each side from 2001-09-01 on (Stamp Duty Ordinance, Cap. 117), rounded up to the dollar, which is not modelled',
  '0.1 % for all days before 2001-09-01, when it was more',
);

/** Stamp duty on stocks. */
export const STOCK_DUTY: readonly Fact[] = [
  DUTY_BEFORE,
  duty('2001-09-01', 0.001, '0.1 % on each side (Stamp Duty Ordinance, Cap. 117), rounded up to the dollar in reality'),
  duty('2021-08-01', 0.0013, '0.13 % on each side, Revenue (Stamp Duty) Ordinance 2021'),
  duty('2023-11-17', 0.001, '0.1 % on each side, Stamp Duty (Amendment) (Stock Transfers) Ordinance 2023'),
];

/** Stamp duty on exchange traded funds. */
export const FUND_DUTY: readonly Fact[] = [
  {
    ...DUTY_BEFORE,
    source: '0.1 % on each side. From 2010 on funds with at most 40 % of Hong Kong stocks were exempt',
    assumed: '0.1 % until 2015-02-12, also for funds that were exempt from 2010 on for holding few Hong Kong stocks',
  },
  duty('2015-02-13', 0, 'waived for all exchange traded funds, Stamp Duty (Amendment) Ordinance 2015'),
];

/** Levies and fees on every trade. The trading tariff of 0.50 HKD a trade, abolished on 2023-01-01, is left out. */
export const LEVIES: readonly Fact[] = [
  sfc('', 0.00005, '0.005 %, until 2006-11-30', '0.005 % from the first day on'),
  sfc('2006-12-01', 0.00004, '0.004 %, Securities and Futures (Reduction of Levy) Order 2006'),
  sfc('2010-10-01', 0.00003, '0.003 %, Securities and Futures (Levy) (Amendment) Order 2010'),
  sfc('2014-11-01', 0.000027, '0.0027 %, Securities and Futures (Levy) (Amendment) Order 2014'),
  compensation('2003-04-01', 0.00002, '0.002 %, Investor Compensation Levy Rules', '0.002 % from 2003-04-01 on'),
  compensation('2005-12-19', 0, 'suspended, Investor Compensation Levy (Amendment) Rules 2005'),
  afrc('', 0, 'none before 2022-01-01'),
  afrc('2022-01-01', 0.0000015, '0.00015 %, Accounting and Financial Reporting Council'),
  trading(
    '',
    0.00005,
    '0.005 % (HKEX, Transaction Fees), beside a trading tariff of 0.50 HKD a trade, which is left out',
    '0.005 % without the tariff of 0.50 HKD a trade',
  ),
  trading('2023-01-01', 0.0000565, '0.00565 % in place of 0.005 % and the tariff (HKEX, Transaction Fees)'),
  settlement(
    '',
    0.00002,
    '0.002 %, at least 2 HKD and at most 100 HKD a trade (HKSCC), which is not modelled',
    '0.002 % without its least and greatest charge of 2 HKD and 100 HKD',
  ),
  settlement('2025-06-30', 0.000042, '0.0042 % without least and greatest charge (HKSCC, from 2025-06-30)'),
];

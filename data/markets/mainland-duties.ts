// Stamp duty and transfer fee on mainland stocks by date. Funds pay neither.

import type { Fact } from './facts.js';

const duty = (from: string, buyTax: number, sellTax: number, source: string, assumed = ''): Fact => ({
  what: 'stamp duty',
  from,
  sets: { buyTax, sellTax },
  source,
  assumed,
});

/** Stamp duty on shares. */
export const STAMP_DUTY: readonly Fact[] = [
  duty(
    '',
    0.002,
    0.002,
    '0.2 % on both sides, in force from 2001-11-16 to 2005-01-23 (Ministry of Finance)',
    '0.2 % on both sides for all days before 2001-11-16, when other rates were in force',
  ),
  duty('2001-11-16', 0.002, 0.002, '0.2 % on both sides, until 2005-01-23 (Ministry of Finance)'),
  duty('2005-01-24', 0.001, 0.001, '0.1 % on both sides, Caishui [2005] 11'),
  duty('2007-05-30', 0.003, 0.003, '0.3 % on both sides, Caishui [2007] 84 of 2007-05-29'),
  duty('2008-04-24', 0.001, 0.001, '0.1 % on both sides, notice of the Ministry of Finance and the SAT of 2008-04-23'),
  duty('2008-09-19', 0, 0.001, '0.1 % on sales only, notice of the Ministry of Finance and the SAT of 2008-09-18'),
  duty('2023-08-28', 0, 0.0005, '0.05 % on sales, Ministry of Finance and STA announcement 2023 No. 39 of 2023-08-27'),
];

const transfer = (from: string, rate: number, source: string, assumed = ''): Fact => ({
  what: 'transfer fee',
  from,
  sets: { buyTax: rate, sellTax: rate },
  source,
  assumed,
});

/** Transfer fee of the clearing house. */
export const TRANSFER_FEE: readonly Fact[] = [
  transfer('', 0, 'charged on the face value before 2015-08-01', 'nothing, where it was charged on the face value'),
  transfer('2015-08-01', 0.00002, '0.002 % on both sides, ChinaClear notice of 2015-07'),
  transfer('2022-04-29', 0.00001, '0.001 % on both sides, ChinaClear notice of 2022-04-28'),
];

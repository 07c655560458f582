// Shanghai and Shenzhen, which hold the same sessions: closures, hours and where each was taken from.

import type { CalendarTable } from './table.js';

/** The calendar of the two mainland exchanges: weekdays less the holidays that the CSRC announces for a year at the end of the one before.
 *  Weekends on which offices work instead are no sessions. */
export const MAINLAND: CalendarTable = {
  zone: 'Asia/Shanghai',
  first: '2000-01-01',
  last: '2026-12-31',
  holidays: {
    n: 'New Year',
    s: 'Spring Festival',
    q: 'Qingming',
    m: 'Labour Day',
    d: 'Dragon Boat Festival',
    a: 'Mid-Autumn Festival',
    o: 'National Day',
    v: '70th anniversary of the victory of 1945',
  },
  closures: {
    2000: 'n01-03 s01-31..02-11 m05-01..05-05 o10-02..10-06',
    2001: 'n01-01 s01-22..02-02 m05-01..05-07 o10-01..10-05',
    2002: 'n01-01..01-03 s02-11..02-22 m05-01..05-07 o09-30..10-07',
    2003: 'n01-01 s01-30..02-07 m05-01..05-09 o10-01..10-07',
    2004: 'n01-01 s01-19..01-28 m05-03..05-07 o10-01..10-07',
    2005: 'n01-03 s02-07..02-15 m05-02..05-06 o10-03..10-07',
    2006: 'n01-02..01-03 s01-26..02-03 m05-01..05-05 o10-02..10-06',
    2007: 'n01-01..01-03 s02-19..02-23 m05-01..05-07 o10-01..10-05 n12-31',
    2008: 'n01-01 s02-06..02-12 q04-04 m05-01..05-02 d06-09 a09-15 o09-29..10-03',
    2009: 'n01-01..01-02 s01-26..01-30 q04-06 m05-01 d05-28..05-29 o10-01..10-08',
    2010: 'n01-01 s02-15..02-19 q04-05 m05-03 d06-14..06-16 a09-22..09-24 o10-01..10-07',
    2011: 'n01-03 s02-02..02-08 q04-04..04-05 m05-02 d06-06 a09-12 o10-03..10-07',
    2012: 'n01-02..01-03 s01-23..01-27 q04-02..04-04 m04-30..05-01 d06-22 o10-01..10-05',
    2013: 'n01-01..01-03 s02-11..02-15 q04-04..04-05 m04-29..05-01 d06-10..06-12 a09-19..09-20 o10-01..10-07',
    2014: 'n01-01 s01-31..02-06 q04-07 m05-01..05-02 d06-02 a09-08 o10-01..10-07',
    2015: 'n01-01..01-02 s02-18..02-24 q04-06 m05-01 d06-22 v09-03..09-04 o10-01..10-07',
    2016: 'n01-01 s02-08..02-12 q04-04 m05-02 d06-09..06-10 a09-15..09-16 o10-03..10-07',
    2017: 'n01-02 s01-27..02-02 q04-03..04-04 m05-01 d05-29..05-30 o10-02..10-06',
    2018: 'n01-01 s02-15..02-21 q04-05..04-06 m04-30..05-01 d06-18 a09-24 o10-01..10-05 n12-31',
    2019: 'n01-01 s02-04..02-08 q04-05 m05-01..05-03 d06-07 a09-13 o10-01..10-07',
    2020: 'n01-01 s01-24..01-30 q04-06 m05-01..05-05 d06-25..06-26 o10-01..10-08',
    2021: 'n01-01 s02-11..02-17 q04-05 m05-03..05-05 d06-14 a09-20..09-21 o10-01..10-07',
    2022: 'n01-03 s01-31..02-04 q04-04..04-05 m05-02..05-04 d06-03 a09-12 o10-03..10-07',
    2023: 'n01-02 s01-23..01-27 q04-05 m05-01..05-03 d06-22..06-23 o09-29..10-06',
    2024: 'n01-01 s02-09..02-16 q04-04..04-05 m05-01..05-03 d06-10 a09-16..09-17 o10-01..10-07',
    2025: 'n01-01 s01-28..02-04 q04-04 m05-01..05-05 d06-02 o10-01..10-08',
    2026: 'n01-01..01-02 s02-16..02-23 q04-06 m05-01..05-05 d06-19 a09-25 o10-01..10-07',
  },
  unplanned: {
    '2020-01-31': 'the Spring Festival was made longer against the epidemic (State Council, 2020-01-27)',
  },
  halfDays: {},
  hours: [
    {
      from: '2000-01-01',
      opens: '09:30',
      lunch: '11:30-13:00',
      closes: '15:00',
      half: '',
      auction: 0,
      source:
        'Trading Rules of both exchanges; the closing call auction (Shenzhen from 2006-07-01, Shanghai from 2018-08-20) lies within the last three minutes',
    },
  ],
  sources: [
    'closures: yearly notices of the CSRC and of both exchanges on trading and clearing on holidays',
    'compared day by day with the list of sessions of the two exchanges that akshare keeps',
  ],
};

// What is wrong with a file: where it stands, what it says and what to do about it.

import { UserError } from '../engine/index.js';

/** The repairs that `--lenient` may name, and what each does. */
export const REPAIRS = {
  order: 'bars and observations out of order are sorted by date',
  duplicates: 'of several rows of one date the last is kept',
  thousands: 'thousands separators are removed from numbers',
  blank: 'rows with an empty price are left out',
  range: 'high and low are widened to hold the open and the close',
  jumps: 'jumps that look like a split are accepted as they are',
  twice: 'splits that the prices show already are not applied',
  closed: 'bars on days on which the exchange was closed are left out',
  partial: 'a last bar that looks like part of a session is left out',
  basis: 'prices from which distributions were taken off are accepted as they are',
} as const;

/** The name of a repair. */
export type Repair = keyof typeof REPAIRS;

/** How bad a finding is: an error stops a run, a warning is told by it, an info is shown by an audit of the data alone. */
export type Severity = 'error' | 'warning' | 'info';

/** What a picture of a finding shows; the columns come from the data that were checked. */
export interface Picture {
  readonly show: 'price' | 'volume' | 'sessions' | 'series' | 'sources';
  /** The other source, or the label of the series; empty for neither. */
  readonly of: string;
}

/** Something found in a file. */
export interface Finding {
  readonly severity: Severity;
  /** Name of the check that found it, such as `range` or `jumps`: one of the table of checks. */
  readonly check: string;
  /** The instrument, series or pair that it is about; empty for none. */
  readonly symbol: string;
  /** The first of the ISO dates concerned, rising; `count` says of how many. */
  readonly dates: readonly string[];
  /** How many dates are concerned; 0 where it is about none. */
  readonly count: number;
  /** What to draw beside it; the price around its first date where it is left out. */
  readonly picture?: Picture;
  readonly file: string;
  /** Line in the file, from 1; 0 where the finding is about the file as a whole. */
  readonly line: number;
  /** Name of the column as the file writes it; empty where no single one is meant. */
  readonly column: string;
  /** What the file says there; empty where there is nothing to quote. */
  readonly value: string;
  /** What is wrong, as the rest of a sentence about file, line, column and value. */
  readonly what: string;
  /** What to do about it, in the imperative. */
  readonly remedy: string;
  /** The repair that would let it pass; empty where there is none. */
  readonly repair: Repair | '';
}

/** A finding as one sentence: `bars/SPY.csv:12: close "abc" is not a number; correct the cell.` */
export function sentenceOf(finding: Finding): string {
  const { file, line, column, value, what, remedy, repair } = finding;
  const place = line > 0 ? `${file}:${line}` : file;
  const subject = [column, value === '' ? '' : JSON.stringify(value)].filter((part) => part !== '').join(' ');
  const option = `--lenient ${repair}`;
  const lenient = repair === '' || remedy.includes(option) ? '' : `, or let it pass with ${option}`;
  const said = `${remedy}${lenient}`;
  return `${place}: ${subject === '' ? '' : `${subject} `}${what}; ${said}${said.endsWith('?') ? '' : '.'}`;
}

/** How many findings of one text are listed for a file; the rest is counted. */
const LISTED = 100;

/** How many dates a finding lists. */
const DATED = 60;

/** The dates of a finding as it lists them. */
export const datesOfFinding = (dates: readonly string[]): Pick<Finding, 'dates' | 'count'> => ({
  dates: dates.slice(0, DATED),
  count: dates.length,
});

/** What a reader says of a finding; the check is the repair's, or that the file can be read, where it names none. */
export type Found = Pick<Finding, 'line' | 'column' | 'value' | 'what' | 'remedy'> &
  Partial<Pick<Finding, 'severity' | 'repair' | 'check' | 'symbol' | 'dates' | 'count' | 'picture'>>;

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Findings of one file as they are made. */
export interface Findings {
  readonly list: readonly Finding[];
  /** Adds one; beyond a hundred of a kind (its `what` without numbers) it is counted only. */
  add(finding: Found): void;
}

/** An empty list of findings for a file, about an instrument, series or pair where they say no other. */
export function findingsOf(file: string, symbol = ''): Findings {
  const list: Finding[] = [];
  const counts = new Map<string, number>();
  return {
    get list() {
      const more = [...counts].filter(([, count]) => count > LISTED);
      return [
        ...list,
        ...more.map(([kind, count]): Finding => {
          const first = list.find((finding) => kindOf(finding) === kind)!;
          return {
            ...first,
            line: 0,
            column: '',
            value: '',
            what: `holds ${count - LISTED} more like the ${LISTED} listed: ${first.what}`,
          };
        }),
      ];
    },
    add(finding) {
      const { repair = '', dates = ISO_DAY.test(finding.value) ? [finding.value] : [] } = finding;
      const rest = {
        severity: 'error',
        check: repair === '' ? 'format' : repair,
        symbol,
        count: dates.length,
      } as const;
      const whole: Finding = { ...rest, file, ...finding, repair, dates };
      const kind = kindOf(whole);
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (count <= LISTED) list.push(whole);
    },
  };
}

const kindOf = ({ what, severity }: Finding): string => `${severity} ${what.replace(/[-\d.]+/g, '#')}`;

/** An error that tells the first error found and how many more there are. */
export function refusalOf(findings: readonly Finding[]): UserError | undefined {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return undefined;
  const more = errors.length - 1;
  const rest = more === 0 ? '' : ` (${more} more ${more === 1 ? 'error' : 'errors'}: see "tidemark data check")`;
  return new UserError(sentenceOf(errors[0]) + rest);
}

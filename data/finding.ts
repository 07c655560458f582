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
} as const;

/** The name of a repair. */
export type Repair = keyof typeof REPAIRS;

/** Something found in a file. */
export interface Finding {
  /** An error stops a run; a warning is only told. */
  readonly severity: 'error' | 'warning';
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

/** Findings of one file as they are made. */
export interface Findings {
  readonly list: readonly Finding[];
  /** Adds one; beyond a hundred of a kind (its `what` without numbers) it is counted only. */
  add(finding: Omit<Finding, 'file' | 'severity' | 'repair'> & Partial<Pick<Finding, 'severity' | 'repair'>>): void;
}

/** An empty list of findings for a file. */
export function findingsOf(file: string): Findings {
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
      const whole: Finding = { severity: 'error', repair: '', file, ...finding };
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

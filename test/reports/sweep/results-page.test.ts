// docs/results.md says what the files of a sweep hold.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SWEEP_FILES } from '../../../reports/sweep-files.js';
import { sweepRecord } from '../../../reports/sweep/sweep-json.js';
import { trialsCsv } from '../../../reports/sweep/trials-csv.js';
import { toySweep, TRIAL_METRICS } from './toy.js';

const PAGE = readFileSync(new URL('../../../docs/results.md', import.meta.url), 'utf8');

/** The names in the first column of the table below a heading. */
function listed(heading: string): string[] {
  const [, section = ''] = PAGE.split(new RegExp(`\n##+ ${heading}\n`));
  const [body] = section.split(/\n##+ /);
  return [...body.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);
}

it('names every file, every name in sweep.json in order, and what trials.csv has beside dimensions and metrics', () => {
  expect(listed('The files of a sweep')).toEqual(expect.arrayContaining([...Object.keys(SWEEP_FILES), 'sweep.html']));
  expect(listed('sweep.json')).toEqual(Object.keys(sweepRecord(toySweep())));
  const [head] = [...trialsCsv(toySweep({ dimensions: [] }))][0].split('\n');
  const own = head.split(',').filter((name) => !(TRIAL_METRICS as readonly string[]).includes(name));
  expect(listed('trials.csv')).toEqual(own);
});

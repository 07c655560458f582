// `tidemark data check <paths...>`: what is wrong with data.

import { check, sentenceOf } from '../../data/index.js';
import type { Call } from '../command.js';

/** Prints each finding on a line and yields 1 if any is an error, else 0. */
export async function dataCheck({ words }: Call): Promise<number> {
  const findings = await check(words);
  for (const finding of findings) process.stdout.write(`${finding.severity}: ${sentenceOf(finding)}\n`);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  process.stdout.write(`${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}\n`);
  return errors > 0 ? 1 : 0;
}

const count = (many: number, noun: string): string => `${many} ${noun}${many === 1 ? '' : 's'}`;

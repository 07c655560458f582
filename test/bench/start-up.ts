// How long whole processes take, beside an empty one.

import { execFileSync } from 'node:child_process';

import { type Times, inTurn } from './measure.js';

/** Times `node -e 0` and the command line's `list` in turn. */
export const startUp = (cli: string, rounds: number): readonly Times[] => {
  const node = (args: readonly string[]) => execFileSync(process.execPath, args, { stdio: 'ignore' });
  return inTurn(rounds, { 'node -e 0': () => node(['-e', '0']), 'tidemark list': () => node([cli, 'list']) });
};

#!/usr/bin/env node
// The command line's entry: runs the program, and says in one sentence what went wrong.

import { complain } from './complain.js';
import { program } from './program.js';

// A reader that has seen enough, such as `head`, closes the pipe: no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const words = process.argv.slice(2);
try {
  process.exitCode = await program(words);
} catch (error) {
  process.exitCode = complain(error, words.includes('--debug'));
}

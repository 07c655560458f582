// Runs the program with the words of the command line, and says in one sentence what went wrong.

import { complain } from './complain.js';
import { program } from './program.js';

process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  // A reader that has seen enough, such as `head`, closes the pipe: no failure of ours.
  if (code === 'EPIPE') process.exit(0);
  const why = code === 'ENOSPC' ? 'the disk is full' : `it cannot be written (${code})`;
  process.stderr.write(`Standard output took no more: ${why}; send it elsewhere, or write the report with --out.\n`);
  process.exit(1);
});

const words = process.argv.slice(2);
// What a strategy left running may fail when nobody waits for it.
process.on('uncaughtException', (error) => process.exit(complain(error, words.includes('--debug'))));
try {
  process.exitCode = await program(words);
} catch (error) {
  process.exitCode = complain(error, words.includes('--debug'));
}

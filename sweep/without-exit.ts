// A strategy may fail its own point and no other: it cannot end the program.

/** Runs something in which `process.exit` throws. A point that calls it then fails with the same sentence wherever it is run. */
export function withoutExit<T>(run: () => T): T {
  const { exit } = process;
  process.exit = refuse;
  try {
    return run();
  } finally {
    process.exit = exit;
  }
}

function refuse(): never {
  throw new Error('it called process.exit, and a strategy cannot end the program');
}

// Lets what is being written be finished before an interruption is obeyed.

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What a shell expects of a process that a signal ended, by signal. */
const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** Runs work that leaves no halves if it ends by itself. A signal that comes meanwhile ends the process afterwards; outside such
 *  work signals end it at once, as nothing is being written then. */
export async function uninterrupted<T>(work: () => T | Promise<T>): Promise<T> {
  let code = 0;
  const note = (signal: NodeJS.Signals) => void (code = CODES[signal as keyof typeof CODES]);
  for (const signal of SIGNALS) process.on(signal, note);
  try {
    const result = await work();
    // Signals that came during synchronous work are delivered when the event loop next polls, which is between two immediates.
    await new Promise((done) => setImmediate(() => setImmediate(done)));
    return result;
  } finally {
    for (const signal of SIGNALS) process.off(signal, note);
    if (code !== 0) process.exit(code);
  }
}

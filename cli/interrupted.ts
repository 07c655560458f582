// What happens when a search is interrupted.

/** What a shell expects of a process that a signal ended, by signal. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** Saves what there is when a signal comes, says `sentence` and ends; yields how to forget it. Only for work that lets the process breathe: a signal
 *  that nobody handles ends a loop that does not. */
export function whenInterrupted(save: () => void, sentence: string): () => void {
  const listeners = Object.entries(CODES).map(([signal, code]) => {
    const end = () => {
      try {
        save();
        process.stderr.write(`${sentence}\n`);
      } finally {
        process.exit(code);
      }
    };
    process.on(signal, end);
    return () => void process.off(signal, end);
  });
  return () => listeners.forEach((forget) => forget());
}

// What something that was thrown says, whatever it is.

/** The message of an error, or what else was thrown as text. */
export function messageOf(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return String(thrown);
    return String(thrown.message) || String(thrown.name);
  } catch {
    // An object without a prototype cannot be made a text.
    return 'something that is no error was thrown';
  }
}

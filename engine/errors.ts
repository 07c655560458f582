// Errors that a user can act on: one sentence that says what is wrong and what to do about it.

/** A mistake in the input or the configuration. Its message is one clear sentence with the remedy; the command line
 *  prints it without a stack trace and leaves with code 2. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** A failure while a run was under way, such as a strategy that threw. The command line leaves with code 1. */
export class RunError extends Error {
  override readonly name = 'RunError';
  /** Whether its sentence names the date. */
  readonly isDated: boolean;

  constructor(message: string, { isDated = false, ...options }: ErrorOptions & { readonly isDated?: boolean } = {}) {
    super(message, options);
    this.isDated = isDated;
  }
}

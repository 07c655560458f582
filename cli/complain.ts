// What an error means to the shell: one sentence and an exit code.

/** Writes the error to standard error in one sentence, with the stack where it was asked for, and yields the exit code: 2 for wrong
 *  usage or input, 1 for a failure at run time. */
export function complain(error: unknown, debug: boolean): number {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  // By name: the engine stays unloaded until something needs it.
  const known = name === 'UserError' || name === 'RunError';
  const sentence = known ? message : `Unexpected failure: ${message || name}; run it again with --debug to see where.`;
  process.stderr.write(`${oneLine(sentence)}\n`);
  if (debug && stack !== undefined) process.stderr.write(`${stack}\n${causes(error)}`);
  return name === 'UserError' ? 2 : 1;
}

/** Control characters of names and messages that came from files must not reach the terminal, nor marks that turn the order of the text round. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim();

function causes(error: unknown): string {
  let text = '';
  for (let cause = (error as Error).cause; cause instanceof Error; cause = cause.cause) text += `${cause.stack}\n`;
  return text;
}

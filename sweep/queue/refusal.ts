// What a Redis server's refusals mean to who uses the queue.

import { RunError, UserError } from '../../engine/index.js';
import { PREFIX } from './keys.js';

/** An error of the queue as one sentence; one that is already a sentence stays as it is. */
export function refusal(error: unknown, shown: string): Error {
  if (error instanceof RunError || error instanceof UserError) return error;
  const { message = '', command } = Object(error) as { message?: string; command?: unknown };
  // Only what the server answered has a command with it, or its kind in capitals in front.
  const isReply =
    command !== undefined || /^[A-Z]{3,} /.test(message) || /^ERR\b|user_script|Connection is closed/.test(message);
  if (!isReply) return error instanceof Error ? error : new Error(String(error));
  return new RunError(`${said(message, shown)}; what was done is in the ledger: --resume goes on.`, { cause: error });
}

function said(message: string, shown: string): string {
  if (/^OOM|maxmemory/.test(message)) return `The queue at ${shown} has no memory left; give it more, or empty it`;
  if (message.includes('WRONGTYPE')) {
    return `The queue at ${shown} holds something else under names that begin with ${PREFIX}; delete it, or use another database, such as ${shown.replace(/\/\d+$/, '')}/1`;
  }
  if (message.startsWith('READONLY'))
    return `The queue at ${shown} is a copy that cannot be written; name the primary server`;
  return `The queue at ${shown} refuses: ${message.split('\n')[0].replace(/[.;]+$/, '')}; mend the Redis server`;
}

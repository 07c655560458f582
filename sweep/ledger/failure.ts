// What a system's refusal means to who keeps a ledger.

import { UserError } from '../../engine/index.js';

/** What a system's code means; any other is told as it is. */
const WHY: Readonly<Record<string, string>> = {
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'the file is too large',
  EIO: 'the disk failed',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
  ENAMETOOLONG: 'the name is too long',
};

/** Does something with a ledger's files; what the system refuses is an error that says what to do. */
export function withLedger<T>(dir: string, does: 'read' | 'written', act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || error instanceof UserError) throw error;
    const remedy =
      code === 'ENOSPC' || code === 'EDQUOT'
        ? 'free some space and go on with --resume: nothing that it held is lost'
        : 'name another folder with --ledger, or "--ledger none" to remember nothing';
    throw new UserError(`The ledger ${dir} cannot be ${does} (${WHY[code] ?? code}); ${remedy}.`, { cause: error });
  }
}

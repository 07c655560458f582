// `tidemark serve DIR`: the results below a folder as pages, for this computer alone.

import { realpathSync, statSync } from 'node:fs';
import { UserError } from '../../engine/errors.js';
import { LANGUAGES } from '../../reports/lang/index.js';
import type { Call } from '../command.js';
import { complain } from '../complain.js';
import { ledgerFolder } from '../ledger-folder.js';
import { numberOf } from '../numbers.js';
import { choiceOf } from '../param-options.js';
import { appOf } from '../serve/app.js';
import { hostsOf } from '../serve/guard.js';
import { listen } from '../serve/listen.js';
import { searchesIn } from '../serve/searches.js';

/** The port where none is named. */
const PORT = 7823;
const HIGHEST_PORT = 65_535;

/** Serves until the process is told to end, and yields 0. */
export async function serve({ words: [shown], given }: Call): Promise<number> {
  const root = folderAt(shown);
  const port =
    given.port === undefined
      ? PORT
      : numberOf('port', given.port as string, { min: 0, max: HIGHEST_PORT, whole: true });
  const lang = choiceOf('lang', (given.lang as string | undefined) ?? 'en', LANGUAGES);
  const ledger = ledgerFolder(given.ledger as string | undefined);
  const clock = () => Date.now();
  const searches = ledger === undefined ? undefined : searchesIn(ledger, clock);
  let hosts: readonly string[] = [];
  const app = appOf({ root, lang, ledger, searches, clock, complain: told, hosts: () => hosts });
  const server = await listen(app, port);
  hosts = hostsOf(server.port);
  const ending = endAsked();
  process.stdout.write(
    `http://127.0.0.1:${server.port}/\nServes ${shown} to this computer alone, and changes nothing; Ctrl-C ends it.\n`,
  );
  await ending;
  await server.close();
  return 0;
}

/** The folder without links, or one sentence about why there is none. */
function folderAt(shown: string): string {
  let root: string;
  try {
    root = realpathSync(shown);
  } catch (error) {
    throw new UserError(`The folder ${shown} is not there, or may not be read; name one that holds results.`, {
      cause: error,
    });
  }
  if (!statSync(root).isDirectory()) {
    throw new UserError(`${shown} is not a folder; name the folder that holds results.`);
  }
  return root;
}

/** Says what went wrong while a page was made; the server goes on. */
const told = (error: unknown): void => void complain(error, false);

/** Waits until somebody ends the program: that is how it is meant to end. */
const endAsked = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

// Every law that is held against mutants: those of the kit and those against the reference.

import { LAWS } from '../kit/index.js';
import type { Law } from '../kit/law.js';
import { crossesAgree, scenariosAgree } from '../laws/against-reference.js';
import { stretchesAreColumns } from '../laws/stretches.js';

/** Name → law. */
export const ALL_LAWS: Readonly<Record<string, Law>> = {
  ...LAWS,
  'the reference gives the same answers': scenariosAgree(),
  'the slow moving-average cross gives the same trades': crossesAgree(),
  'stretches are columns': stretchesAreColumns,
};

// Puts a planned data directory in the place of the former one, with what its user did to that.

import { UserError } from '../../engine/index.js';
import type { ImportedDirectory } from './directory.js';
import { actionsWithEdits, instrumentsWithEdits } from './own-edits.js';
import type { Plan } from './plan.js';
import type { Workshop } from './write.js';

/** What is put where. */
export interface Replacement {
  readonly into: string;
  /** What lies there, and what an import or a fetch would have made of it. */
  readonly held: ImportedDirectory;
  readonly before: Plan;
  readonly after: Plan;
  /** Whether actions.csv is written anew where its user changed it. */
  readonly replace: boolean;
}

/** Writes a plan. Files that no import and no fetch wrote stay, and so do changed lines of actions.csv and instruments.csv. */
export async function writePlan(
  workshop: Workshop,
  { into, held, before, after, replace }: Replacement,
): Promise<void> {
  const own = held.files.filter((path) => !before.files.has(path));
  const taken = own.find((path) => after.files.has(path));
  if (taken !== undefined) {
    throw new UserError(
      `${taken} in ${into} was not written by an import or a fetch: move it away, or name a new directory.`,
    );
  }
  const files = new Map(after.files);
  const textIn = async (plan: Plan, path: string) => {
    const made = await plan.files.get(path)?.();
    return typeof made === 'string' ? made : undefined;
  };
  if (held.sources.length > 0) {
    const actions = 'actions.csv';
    const text = actionsWithEdits(
      await textIn(after, actions),
      await textIn(before, actions),
      held.read(actions),
      replace,
    );
    if (text === undefined) files.delete(actions);
    else files.set(actions, () => text);
    const list = 'instruments.csv';
    const [planned, former, found] = [await textIn(after, list), await textIn(before, list), held.read(list)];
    if (planned !== undefined && former !== undefined && found !== undefined) {
      const edited = instrumentsWithEdits(planned, former, found);
      files.set(list, () => edited);
    }
  }
  await workshop.replace(files, own);
}

// Puts what was fetched into a data directory, beside what other imports and fetches put there.

import { UserError } from '../../engine/index.js';
import type { Basis } from '../basis.js';
import { displacing } from '../import/accept.js';
import { directoryAt } from '../import/directory.js';
import { wholeText } from '../import/content-text.js';
import { eventBars } from '../import/event-bars.js';
import type { ManifestSource } from '../import/manifest.js';
import { planOf, type Texts } from '../import/plan.js';
import { sentenceOf } from '../finding.js';
import { diskError, Workshop } from '../import/write.js';
import { writePlan } from '../import/write-plan.js';
import { type Gotten, sourceOfGotten } from './gotten.js';

/** What was fetched of one instrument or pair of currencies. */
export interface FetchedInstrument {
  readonly symbol: string;
  /** What the source calls it. */
  readonly id: string;
  readonly what: 'bars' | 'rates';
  /** Path in the directory. */
  readonly path: string;
  readonly rows: number;
  /** First and last day. */
  readonly first: string;
  readonly last: string;
  /** Distributions and splits in the span. */
  readonly dividends: number;
  readonly splits: number;
}

/** A data directory that a fetch writes into. */
export interface FetchDirectory {
  /** Writes it whole or not at all; what lies in it of other sources stays. */
  write(
    gotten: readonly Gotten[],
    basis: Basis,
  ): Promise<{ readonly instruments: readonly FetchedInstrument[]; readonly notes: readonly string[] }>;
}

/** The directory `into`, which has to be new, empty, or written by an import or a fetch; told before anything is asked for. */
export function fetchDirectory(into: string, provider: string): FetchDirectory {
  const held = directoryAt(into);
  return {
    async write(gotten, basis) {
      const made = gotten.map((one) => sourceOfGotten(one, provider, basis));
      const mine = new Map(made.map(({ piece }) => [piece.content.sha256, wholeText(piece)]));
      const texts: Texts = {
        get: (hash) => (mine.has(hash) ? Promise.resolve(mine.get(hash)!) : held.texts.get(hash)),
        file: (content) => (mine.has(content.sha256) ? undefined : held.texts.file(content)),
      };
      const names = new Set(made.map(({ source }) => source.name));
      const kept = held.sources.filter(({ name }) => !names.has(name));
      const before = await planOf(held.sources, held.texts, eventBars);
      const after = await planOf(inOrder([...kept, ...made.map(({ source }) => source)]), texts, eventBars);
      const bold = displacing(before.used, after.used).find(({ name }) => names.has(name));
      if (bold !== undefined) {
        throw new UserError(
          `${into} has ${bold.key} from ${bold.former} already, and would use what was fetched in its place; fetch into another directory.`,
        );
      }
      const workshop = new Workshop(into);
      try {
        await writePlan(workshop, { into, held, before, after, replace: false });
      } catch (error) {
        throw diskError(into, error);
      } finally {
        workshop.clear();
      }
      const paths = new Map(after.sources.map(({ name, contents }) => [name, contents[0]?.path ?? '']));
      const instruments = gotten.map(({ symbol, id, happenings }, k): FetchedInstrument => {
        const { source, piece } = made[k];
        const { what, rows, first, last } = piece.content;
        const count = (kind: string): number => happenings.filter((one) => one.kind === kind).length;
        const path = paths.get(source.name)!;
        return {
          symbol,
          id,
          what: what as 'bars' | 'rates',
          path,
          rows,
          first,
          last,
          dividends: count('dividend'),
          splits: count('split'),
        };
      });
      return { instruments, notes: after.findings.map(sentenceOf) };
    },
  };
}

const inOrder = (sources: readonly ManifestSource[]): readonly ManifestSource[] =>
  [...sources].sort((a, b) => (a.name < b.name ? -1 : 1));

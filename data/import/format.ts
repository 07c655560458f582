// What a format of the import is: how a table is recognised, and what it is read as.

import type { Findings } from '../finding.js';
import type { Belief, Content } from './imported.js';
import type { Table } from './table.js';

/** What the user says of a file where it leaves something open: values by the names of `ASSUMPTIONS`. */
export type Assumptions = ReadonlyMap<string, string>;

/** What a format is handed beside the table. */
export interface Reading {
  readonly assume: Assumptions;
  /** States what was decided, and what speaks for it (the rest of a sentence after "because"). */
  believe(what: Belief['what'], value: string, why: string): void;
  /** What is wrong. An error refuses the file; so does a `UserError` thrown. */
  readonly findings: Findings;
}

/** A format of files that can be imported. */
export interface ImportFormat {
  readonly name: string;
  /** What it reads, in one sentence. */
  readonly about: string;
  /** How surely a table is of this format: 1 by marks that no other has, 0.5 by its columns, 0.1 for a last resort; undefined where it is not. The
   *  highest counts, of equals the first in the table of formats. */
  matches(table: Table): number | undefined;
  /** What the table holds; what cannot be read is a finding, or a `UserError` that is thrown. */
  read(table: Table, reading: Reading): readonly Content[] | Promise<readonly Content[]>;
}

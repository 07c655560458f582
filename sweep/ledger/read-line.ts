// The lines of a journal as they are read, by someone who trusts nothing: a crc is no proof of who wrote a line.

import { BLOCKS, CELLS, type Outcome, type Value } from '../work.js';
import { isRecord } from './canonical.js';
import { FORMAT, kindOf } from './format.js';
import type { Remembered, StudyWords } from './ledger.js';
import { unpacked } from './packed.js';
import type { Head } from './write-line.js';

/** The kinds of lines that hold a trial. */
export type TrialKind = 'trial' | 'run';

const HASH = /^[0-9a-f]{64}$/;
const LENGTH = 64;

/** Where the key begins. */
const keyAt = (kind: TrialKind): number => `{"line":"${kind}","key":"`.length;

/** Key of a whole line of a trial. */
export const keyOf = (line: Buffer, kind: TrialKind): string =>
  line.toString('latin1', keyAt(kind), keyAt(kind) + LENGTH);

/** What most readers want of a trial. */
export interface Glance {
  readonly idea: string;
  readonly status: Outcome['status'];
  readonly moments: Float64Array;
}

const REST = /^","status":"(done|failed|stopped)","moments":\[([^\]]*)\]$/;

/** The figures at the beginning of a whole line of a trial, which is not parsed for them; undefined where they are not there. */
export function glance(line: Buffer, kind: TrialKind): Glance | undefined {
  const at = keyAt(kind) + LENGTH + '","idea":"'.length;
  const idea = line.toString('latin1', at, at + LENGTH);
  const [, status, list] = REST.exec(line.toString('latin1', at + LENGTH, line.indexOf(']') + 1)) ?? [];
  if (status === undefined) return undefined;
  const moments = Float64Array.from(list.split(','), Number);
  return moments.length === 5 ? { idea, status: status as Outcome['status'], moments } : undefined;
}

/** The head of a journal from its first line; undefined where it is none, `newer` where a later version has written it. */
export function readHead(line: Buffer): Head | 'newer' | undefined {
  const found = kindOf(line) === 'study' ? parsed(line) : undefined;
  if (!found) return undefined;
  if (isNewer(found)) return 'newer';
  const words = wordsOf(found);
  const { continues, earlier } = found;
  if (!words || !(continues === null || isCount(continues)) || !isRecord(earlier)) return undefined;
  const { hash, journals } = earlier;
  if (typeof hash !== 'string' || !Array.isArray(journals) || !journals.every(isLength)) return undefined;
  return { words, continues, earlier: { hash, journals } };
}

/** The trial of a whole line, with the words of its study where it is a single run; undefined where it is none. */
export function readTrial(line: Buffer): { readonly trial: Remembered; readonly words?: StudyWords } | undefined {
  const found = parsed(line);
  if (!found) return undefined;
  const { key, idea, values, status, error } = found;
  if (!isHash(key) || !isHash(idea) || !isValues(values)) return undefined;
  if (!isStatus(status) || typeof error !== 'string') return undefined;
  const metrics = columnOf(found.metrics);
  const moments = columnOf(found.moments);
  const cells = unpacked(found.cells, CELLS);
  const squares = unpacked(found.squares, BLOCKS);
  if (!metrics || moments?.length !== 5 || !cells || !squares) return undefined;
  const outcome: Outcome = { status, error, metrics, moments, cells, squares };
  const trial = { key, idea, values, outcome };
  if (found.line === 'trial') return { trial };
  const words = isRecord(found.words) && !isNewer(found.words) ? wordsOf(found.words) : undefined;
  return words && { trial, words };
}

function parsed(line: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line.toString());
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isNewer = ({ format }: Record<string, unknown>): boolean => typeof format === 'number' && format > FORMAT;

const isHash = (value: unknown): value is string => typeof value === 'string' && HASH.test(value);

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isLength = (value: unknown): value is readonly [string, number] =>
  Array.isArray(value) && typeof value[0] === 'string' && isCount(value[1]);

const isStatus = (value: unknown): value is Outcome['status'] =>
  value === 'done' || value === 'failed' || value === 'stopped';

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

const isValues = (values: unknown): values is Record<string, Value> =>
  isRecord(values) && Object.values(values).every((each) => ['number', 'string', 'boolean'].includes(typeof each));

function wordsOf(found: Record<string, unknown>): StudyWords | undefined {
  const { strategy, sourceHash, universe, fingerprint, window, configuration, metrics, search, version } = found;
  const texts = [strategy, sourceHash, fingerprint, search, version];
  if (!isTexts(texts) || !isTexts(universe) || !isTexts(metrics) || !isRecord(configuration)) return undefined;
  if (!isTexts(window) || window.length !== 2) return undefined;
  const years = found.periodsPerYear ?? Number.NaN;
  if (typeof years !== 'number') return undefined;
  const [name, hash, data, whole, by] = texts;
  return {
    strategy: name,
    sourceHash: hash,
    universe,
    fingerprint: data,
    window: [window[0], window[1]],
    periodsPerYear: years,
    configuration,
    metrics,
    search: whole,
    version: by,
    ...expectedOf(found.expected),
  };
}

/** How much a search is at most, where its head says so. */
function expectedOf(value: unknown): Pick<StudyWords, 'expected'> {
  if (!isRecord(value)) return {};
  const { points, worlds } = value;
  return isCount(points) && isCount(worlds) && worlds > 0 ? { expected: { points, worlds } } : {};
}

/** Numbers, of which null is NaN; undefined where they are none. */
function columnOf(list: unknown): Float64Array | undefined {
  if (!Array.isArray(list) || !list.every((each) => each === null || typeof each === 'number')) return undefined;
  return Float64Array.from(list, (each: number | null) => each ?? Number.NaN);
}

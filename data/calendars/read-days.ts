// Reads a list of days: one a line, a JSON array, or the column `date` of a CSV file.

import { UserError } from '../../engine/index.js';
import { startOfDay } from '../day.js';
import { findingsOf, refusalOf } from '../finding.js';
import { momentOf } from '../moments.js';
import { recordsOf } from '../records.js';
import { textOf } from '../text.js';

/** A cell of the list and where it stands. */
interface Place {
  readonly text: string;
  readonly where: string;
}

function fromJson(path: string, text: string): readonly Place[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new UserError(`${path} begins like JSON and is none: give an array of dates, such as ["2024-01-02"].`);
  }
  if (!Array.isArray(list)) throw new UserError(`${path} holds JSON that is no array: give an array of dates.`);
  return list.map((item: unknown, at) => ({
    text: typeof item === 'string' || typeof item === 'number' ? String(item) : typeof item,
    where: `item ${at + 1}`,
  }));
}

async function placesOf(path: string): Promise<readonly Place[]> {
  const findings = findingsOf(path);
  const text = textOf(path, findings);
  if (text !== undefined) {
    const lines = text.split(/\r?\n/).map((line, at) => ({ text: line.trim(), where: `line ${at + 1}` }));
    const filled = lines.filter((line) => line.text !== '');
    if (/^[[{]/.test(filled[0].text)) return fromJson(path, text);
    if (/^\d/.test(filled[0].text)) return filled;
    const { records } = await recordsOf(path, ['date'], [], findings);
    const refusal = refusalOf(findings.list);
    if (!refusal) return records.map(({ line, cells }) => ({ text: cells.date, where: `line ${line}` }));
    throw refusal;
  }
  throw refusalOf(findings.list)!;
}

/** The days of a file, ms UTC at midnight, in its order; an error names the first that is no date. Dates are written with the year first
 *  (`2024-01-02`, `2024/1/2`, `20240102`). */
export async function readDays(path: string): Promise<Float64Array> {
  const places = await placesOf(path);
  return Float64Array.from(places, ({ text, where }) => {
    const day = startOfDay(momentOf(text).reading);
    if (!Number.isNaN(day)) return day;
    const shown = JSON.stringify(text.slice(0, 40));
    throw new UserError(`${path}, ${where}: ${shown} is not a date; write it as YYYY-MM-DD.`);
  });
}

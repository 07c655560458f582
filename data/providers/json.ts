// The text of an answer as JSON of a known shape.

import type { z } from 'zod';
import { Fault, otherShape } from './fault.js';

/** The value of a text that has to be JSON of this shape. A page of HTML and a text that breaks off are faults that may pass; another shape is
 *  one that will not. */
export function jsonOf<T>(text: string, shape: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Fault('The answer breaks off or is no JSON; try again later with --resume.', { passing: true, cause });
  }
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const [{ path, message }] = read.error.issues;
  throw otherShape(`${path.map(String).join('.') || 'the whole'}: ${message}`);
}

// How an error about what varies begins: with the option and what was given for it.

import { UserError } from '../../engine/index.js';

/** Makes the error of a remedy, which is what the sentence ends with; its point is added. */
export type Complain = (remedy: string) => UserError;

/** Complaints about the text that was given for an option, by the name of its param or its own. */
export const complainOf =
  (name: string, text: string): Complain =>
  (remedy) =>
    new UserError(`--${optionOf(name)} is "${text}"; ${remedy}${remedy.endsWith('?') ? '' : '.'}`);

/** Complaints about a range that the strategy itself declares. */
export const complainOfDeclared =
  (name: string, text: string): Complain =>
  (remedy) =>
    new UserError(
      `The strategy sweeps ${name} over "${text}"; ${remedy} in its declaration, or give --${optionOf(name)}.`,
    );

/** `maxWeight` as the command line spells it. */
const optionOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

// What an option of the command line is.

/** An option as it is declared once: for the parser, the help and the search for misspellings. All values are text until their reader
 *  takes them. */
export interface Option {
  /** One phrase for the help. */
  readonly about: string;
  /** What its value is, with the article, for errors; left out for a switch. */
  readonly value?: string;
  /** Whether it takes several values. */
  readonly many?: boolean;
  /** The default as the help shows it. */
  readonly fallback?: string;
  /** The names that it accepts, where these are few. */
  readonly choices?: readonly string[];
  /** Heading in the help under which it stands. */
  readonly group?: string;
}

/** Options by kebab-case name, without dashes. */
export type Options = Readonly<Record<string, Option>>;

/** What the parser found: text for an option with a value, a list for one with several, a truth value for a switch. */
export type Given = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/** `maxWeight` as the command line spells it: `max-weight`. */
export const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

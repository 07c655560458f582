// Values in their places in a phrase.

/** What stands for the names in a phrase. */
export type PhraseValues = Readonly<Record<string, string | number>>;

/** A phrase with its values where it names them in braces; a name without a value stays as it is. */
export const filled = (text: string, values: PhraseValues): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));

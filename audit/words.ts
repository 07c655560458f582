// A decision in words: equal words, equal decision.

/** What a strategy calls to decide something. */
export const VERBS = ['order', 'cancel', 'replace', 'target', 'rebalance'] as const;

const exact = (value: unknown): string => (Object.is(value, -0) ? '-0' : String(value));

/** An asset by its symbol, records and lists part by part, everything else by its shortest exact text. */
function inWords(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inWords).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return exact(value);
  // Only the symbol is asked for: to look at more of a view would be to read the market.
  const { symbol } = value as { symbol?: unknown };
  if (typeof symbol === 'string') return symbol;
  return Object.entries(value)
    .map(([name, part]) =>
      name === 'asset' ? inWords(part) : name === 'side' ? sideOf(part) : `${name} ${inWords(part)}`,
    )
    .join(' ');
}

const sideOf = (side: unknown): string => (side === 1 ? 'buy' : side === -1 ? 'sell' : `side ${exact(side)}`);

/** A call such as `target 0.95 of AAA`, `order buy 100 of AAA`. */
export function called(verb: string, given: readonly unknown[]): string {
  const [first, second, ...rest] = given;
  const tail = rest.filter((each) => each !== undefined).map((each) => ` (${inWords(each)})`);
  if (verb === 'target') return `target ${inWords(first)} of ${inWords(second)}${tail.join('')}`;
  if (verb === 'cancel') return `cancel #${inWords(first)}`;
  if (verb === 'replace') return `replace #${inWords(first)} by ${inWords(second)}`;
  if (verb === 'rebalance') {
    const weights = Array.isArray(first)
      ? first
          .map((pair) => (Array.isArray(pair) ? `${inWords(pair[0])} ${inWords(pair[1])}` : inWords(pair)))
          .join(', ')
      : inWords(first);
    return `rebalance to ${weights === '' ? 'nothing' : weights}${second === undefined ? '' : ` (${inWords(second)})`}`;
  }
  return `order ${inWords(first)}`;
}

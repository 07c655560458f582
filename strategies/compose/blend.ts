// Several strategies in one account, each with a fixed share.
//
// Each part trades an account of its own on paper, all of its money as it likes. The account that is real holds of each instrument the sum of
// what the parts want, each times its share, and so brings the parts back to their shares as it goes: what has earned more is cut for
// what has earned less. What a part orders at any price is followed at the same open; what it orders at a price, once it is filled.
// Fails where the parts are one bet under several names: the shares then only look like diversification.

import { num, type Params, strategy, type Strategy, UserError } from '../../engine/index.js';
import { FOLLOW } from './follow.js';
import { allValid, type Given, joined, partOf } from './part.js';

/** A strategy of a blend. */
export interface Share {
  /** Share of the equity that follows it, a fraction: the default of the param `nameShare`. */
  readonly share: number;
  readonly strategy: Strategy;
  /** Values that replace the defaults of its params. */
  readonly params?: Given;
}

/** A strategy that follows several others by share. Its params are the share of each part, `trendShare`, those of the parts,
 *  `trendFast`, and `followBand`. Fails with a `UserError` on no parts, and on shares that the params do not take. */
export function blend(shares: Readonly<Record<string, Share>>): Strategy {
  const names = Object.keys(shares);
  if (names.length === 0) throw new UserError('A blend needs parts; give each a name, a share and a strategy.');
  const shareOf = (name: string) => `${name}Share`;
  const own: Params = Object.fromEntries(
    names.map((name) => [
      shareOf(name),
      num(shares[name].share, {
        min: 0,
        max: 1,
        sweep: [0, 1, 0.25],
        about: `share of the equity that follows ${name}`,
      }),
    ]),
  );
  const parts = names.map((name) => partOf(name, shares[name].strategy, shares[name].params, { ...FOLLOW, ...own }));

  return strategy({
    about: `Follows ${names.join(', ')} by share. ${parts.map(({ strategy: { about } }, k) => `${names[k]}: ${about}`).join(' ')}`,
    params: joined({ ...FOLLOW, ...own }, parts),
    valid(values: Given) {
      const sum = names.reduce((total, name) => total + (values[shareOf(name)] as number), 0);
      if (sum > 1 + 1e-9) return `the shares of the parts add up to ${sum}, more than the whole`;
      return allValid(parts, values);
    },
    prepare(values: Given, { assets, paper }) {
      const accounts = parts.map((part) => paper(part.strategy, part.given(values)));
      const fractions = names.map((name) => values[shareOf(name)] as number);
      const band = values.followBand as number;

      return (ctx) =>
        ctx.rebalance(
          assets.map((asset) => [
            asset,
            accounts.reduce((sum, account, k) => sum + fractions[k] * account.weight(asset), 0),
          ]),
          { band },
        );
    },
  });
}

// The names that --commission may give in place of a rate.

import { COMMISSIONS, type CommissionPreset } from '../data/index.js';
import { type Feed, UserError } from '../engine/index.js';
import { nearest } from './nearest.js';

const presetOf = (name: string): CommissionPreset => COMMISSIONS[name as keyof typeof COMMISSIONS];

/** Fails on a name that there is not, and on two for one market. Several are joined by commas. */
export function assertCommission(names: string): void {
  const given = names.split(',');
  for (const [at, name] of given.entries()) {
    if (!Object.hasOwn(COMMISSIONS, name)) throw unknown(name);
    const { markets } = presetOf(name);
    const other = given.slice(0, at).find((each) => presetOf(each).markets.some((code) => markets.includes(code)));
    if (other !== undefined) {
      throw new UserError(`--commission names ${other} and ${name}, which are for the same market; give one of them.`);
    }
  }
}

/** Fails where the names are for none of the markets on which the instruments are traded: they would change nothing. */
export function assertCharged(names: string, { assets }: Feed): void {
  const markets = new Set(names.split(',').flatMap((name) => presetOf(name).markets));
  const charged = assets.some(({ market, kind }) => markets.has(market) && kind !== 'index' && kind !== 'future');
  if (charged || assets.length === 0) return;
  throw new UserError(
    `--commission ${names} is for funds and stocks on ${[...markets].join(', ')}, of which the data have none; give a fraction, or leave it out.`,
  );
}

function unknown(name: string): UserError {
  const near = nearest(name, Object.keys(COMMISSIONS));
  const remedy =
    near === undefined ? 'give a fraction, or a name that "tidemark list commissions" shows.' : `did you mean ${near}?`;
  return new UserError(`There is no commission "${name}"; ${remedy}`);
}

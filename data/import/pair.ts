// Names of pairs of currencies.

import { isCurrency } from '../instruments.js';

/** Metals have codes as currencies do, and are traded as things. */
const METAL = /^X(?:AU|AG|PT|PD)$/;

const isMoney = (code: string): boolean => isCurrency(code) && !METAL.test(code);

/** The pair that a name means: `USDCNY`, `USD_CNY`, `USDCNY=X`, and Yahoo's `HKD=X`, which is what a dollar costs; undefined where it means none. */
export function pairOf(name: string): { readonly from: string; readonly to: string } | undefined {
  const single = /^([A-Z]{3})=X$/i.exec(name);
  const double = /^([A-Z]{3})[_/ -]?([A-Z]{3})(?:=X|\.FX)?$/i.exec(name);
  const [from, to] = single
    ? ['USD', single[1].toUpperCase()]
    : (double?.slice(1).map((code) => code.toUpperCase()) ?? []);
  return from !== undefined && to !== undefined && from !== to && isMoney(from) && isMoney(to)
    ? { from, to }
    : undefined;
}

// What each instrument and each balance gained on each row, from the lines of the files: docs/attribution.md is the convention.

import { type Folder, type Line, num, total } from './csv-text.js';

/** An instrument, or the balance of a currency. Columns have an entry for each evaluated close, in base currency. */
export class Account {
  price = 0;
  income = 0;
  cost = 0;
  readonly name: string;
  readonly currency: string;
  /** Whether no rate can move it. */
  readonly #isHome: boolean;
  readonly gained: number[];
  /** Of what was gained, what trading on the row brought. */
  readonly traded: number[];
  readonly worth: number[];

  constructor(name: string, currency: string, base: string, rows: number) {
    this.name = name;
    this.currency = currency;
    this.#isHome = currency === base;
    [this.gained, this.traded, this.worth] = [0, 1, 2].map(() => Array.from({ length: rows }, () => 0));
  }
  /** What its worth and what came of it gained, less what its parts explain: what is left is the rates'. */
  get unexplained(): number {
    return total(this.gained) - this.price - this.income - this.cost;
  }
  /** Price, currency, income, cost, and all of them. */
  get effects(): readonly number[] {
    const parts = [this.price, this.#isHome ? 0 : this.unexplained, this.income, this.cost];
    return [...parts, total(parts)];
  }
}

/** Closes by symbol, quantities held at them, and rates of each currency, by row; NaN where no line tells them. */
export function marketOf(folder: Folder) {
  const { dates, setup } = folder;
  const blank = (value: number) => dates.map(() => value);
  const columns = (names: readonly string[], value: number) => new Map(names.map((name) => [name, blank(value)]));
  const symbols = setup.data.assets.map(({ symbol }) => symbol);
  const closes = columns(symbols, NaN);
  const held = columns(symbols, 0);
  const rates = columns([...new Set(setup.data.assets.map(({ currency }) => currency))], NaN);
  rates.set(setup.configuration.base, blank(1));
  for (const { date, symbol, close } of folder.of('prices')) closes.get(symbol)![folder.row(date)] = num(close);
  const assets = new Map(setup.data.assets.map((asset) => [asset.symbol, asset]));
  for (const { date, symbol, quantity, price, value } of folder.of('positions')) {
    const row = folder.row(date);
    const asset = assets.get(symbol);
    if (asset) held.get(symbol)![row] = num(quantity);
    if (symbol.endsWith(':receivable')) continue;
    const currency = asset?.currency ?? symbol.slice('cash:'.length);
    const own = asset ? num(quantity) * num(price) * asset.multiplier : num(quantity);
    if (currency !== setup.configuration.base && own !== 0) rates.get(currency)![row] = num(value) / own;
  }
  // A fill counts at the rate of the close before.
  for (const { date, currency, rate } of folder.of('fills')) rates.get(currency)![folder.row(date) - 1] = num(rate);
  return { assets, closes, held, rates };
}

/** The accounts of a run that fills at opens and holds no futures, and what was paid by kinds, as positive amounts. */
export function accountsOf(folder: Folder): { accounts: Account[]; costs: Map<string, number> } {
  const { dates, setup } = folder;
  const { base } = setup.configuration;
  const { assets, closes, held, rates } = marketOf(folder);
  const currencies = [...new Set([base, ...setup.data.assets.map(({ currency }) => currency)])];
  const made = [
    ...setup.data.assets.map(({ symbol, currency }) => new Account(symbol, currency, base, dates.length)),
    ...currencies.map((currency) => new Account(`cash:${currency}`, currency, base, dates.length)),
  ];
  const by = new Map(made.map((account) => [account.name, account]));
  const costs = new Map<string, number>();
  const charge = (account: Account, kind: string, amount: number) => {
    account.cost -= amount;
    costs.set(kind, (costs.get(kind) ?? 0) + amount);
  };
  const rateAt = (currency: string, row: number) => (currency === base ? 1 : rates.get(currency)![row]);

  // All that came to an account but by its own worth.
  const moved = new Map(made.map((account) => [account, dates.map(() => 0)]));
  const move = (to: Account, row: number, amount: number) => (moved.get(to)![row] += amount);
  const fills = new Map(folder.of('fills').map((line) => [line.seq, line]));
  let last: { account: Account; rate: number; isFill: boolean } | null = null;

  const fill = (to: Account, line: Line, row: number) => {
    const close = closes.get(line.symbol)![row];
    const units = (line.side === 'buy' ? 1 : -1) * num(line.quantity) * assets.get(line.symbol)!.multiplier;
    const rate = num(line.rate);
    to.price += ((close - num(line.price)) * units + num(line.slippage)) * rate;
    for (const kind of ['commission', 'tax', 'slippage'] as const) charge(to, kind, num(line[kind]) * rate);
    to.traded[row] += units * close * rateAt(to.currency, row) + num(line.cash) * rate;
  };

  for (const { seq, date, kind, symbol, currency, amount: cell } of folder.of('cashflows')) {
    const [row, amount] = [folder.row(date), num(cell)];
    const balance = by.get(`cash:${currency}`)!;
    const line = fills.get(seq);
    if (kind === 'conversion') {
      const { account, rate, isFill } = last!;
      const worth = amount * (currency === base ? 1 : rate);
      move(balance, row, worth);
      balance.traded[row] += amount * rateAt(currency, row) - worth;
      charge(account, 'conversion', -worth);
      account.gained[row] += worth;
      if (isFill) account.traded[row] += worth;
      continue;
    }
    const rate = currency === base ? 1 : line ? num(line.rate) : rateAt(currency, row - 1);
    const account: Account = symbol === '' ? balance : by.get(symbol)!;
    last = { account, rate, isFill: line !== undefined };
    if (kind === 'deposit') continue;
    balance.traded[row] += amount * (rateAt(currency, row) - rate);
    if (kind === 'interest') {
      balance.income += amount * rate;
      if (currency === base) balance.gained[row] += amount;
    } else {
      move(balance, row, amount * rate);
      move(account, row, -amount * rate);
      if (line) fill(account, line, row);
      if (kind === 'borrow fee') charge(account, kind, -amount * rate);
    }
  }

  // Distributions count on the day from which they are owed; the share that is withheld is that of the postings.
  for (const symbol of assets.keys()) {
    const account = by.get(symbol)!;
    const posted = (...kinds: string[]) =>
      total(
        folder
          .of('cashflows')
          .map((line) => (line.symbol === symbol && kinds.includes(line.kind) ? num(line.amount) : 0)),
      );
    const kept = posted('withholding') === 0 ? 0 : -posted('withholding') / posted('dividend');
    const actions = folder.of('actions').filter((line) => line.symbol === symbol);
    for (let row = 1; row < dates.length; row++) {
      let units = held.get(symbol)![row - 1];
      if (units === 0) continue;
      const [prices, { multiplier }, before] = [
        closes.get(symbol)!,
        assets.get(symbol)!,
        rateAt(account.currency, row - 1),
      ];
      const worth = units * prices[row - 1];
      for (const { kind, value } of actions.filter(({ date }) => date === dates[row])) {
        if (kind === 'split') units *= num(value);
        if (kind !== 'dividend') continue;
        const gross = units * num(value) * multiplier * before;
        account.income += gross;
        if (units > 0) charge(account, 'withholding', gross * kept);
      }
      account.price += (units * prices[row] - worth) * multiplier * before;
    }
  }

  for (const { date, symbol, value } of folder.of('positions'))
    by.get(symbol.replace(/:receivable$/, ''))!.worth[folder.row(date)] += num(value);
  for (const account of made) {
    if (account.name === `cash:${base}`) continue;
    for (let row = 0; row < dates.length; row++)
      account.gained[row] += account.worth[row] - (account.worth[row - 1] ?? 0) - moved.get(account)![row];
  }
  return { accounts: made, costs };
}

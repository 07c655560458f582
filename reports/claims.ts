// Cash that holdings have earned and that is not yet paid.

import type { Story } from './story.js';

/** An amount that belongs to a story, in quote currency. */
export interface Claim {
  readonly story: Story;
  readonly amount: number;
}

/** A share of a posting that belongs to a story. */
export interface Share {
  readonly story: Story;
  readonly share: number;
}

/** What one distribution, or the end of an instrument, is still to pay. */
interface Payment {
  readonly kind: 'dividend' | 'delisting';
  readonly payRow: number;
  claims: readonly Claim[];
}

/** Divides one among claims by what they come to. */
export function sharesOf(claims: readonly Claim[]): Share[] {
  const all = claims.reduce((sum, { amount }) => sum + amount, 0);
  // One alone takes everything, also where it comes to nothing.
  return claims.map(({ story, amount }, at) => ({ story, share: all === 0 ? Number(at === 0) : amount / all }));
}

/** Gives cash that holding has earned, and what of it is income, to those whose it is; in base currency. */
export function earn(shares: readonly Share[], income: number, cash: number): void {
  for (const { story, share } of shares) {
    story.income += income * share;
    story.cash += cash * share;
  }
}

/** The same of what holding has cost, as a negative amount of cash. */
export function charge(shares: readonly Share[], cash: number): void {
  for (const { story, share } of shares) {
    story.costs -= cash * share;
    story.cash += cash * share;
  }
}

/** The claims of one instrument, in the order in which they arose. */
export class Claims {
  #payments: Payment[] = [];

  /** Adds what the stories are to be paid, less what is withheld. */
  add(kind: Payment['kind'], payRow: number, claims: readonly Claim[]): void {
    this.#payments.push({ kind, payRow, claims });
  }

  /** Ends the earliest claim that a posting on a row can be the payment of, and yields whose it was; null where there is none. */
  paid(kind: Payment['kind'], row: number): Share[] | null {
    const index = this.#payments.findIndex((each) => each.kind === kind && each.payRow <= row);
    return index < 0 ? null : sharesOf(this.#payments.splice(index, 1)[0].claims);
  }

  /** Passes a share of what is owed to a story on to another. */
  divide(from: Story, to: Story, share: number): void {
    for (const payment of this.#payments) {
      payment.claims = payment.claims.flatMap((claim) =>
        claim.story === from
          ? [
              { story: from, amount: claim.amount * (1 - share) },
              { story: to, amount: claim.amount * share },
            ]
          : [claim],
      );
    }
  }

  /** Everything that is still owed; it is forgotten. */
  *rest(): Generator<Claim & Pick<Payment, 'kind'>> {
    for (const { kind, claims } of this.#payments) for (const claim of claims) yield { kind, ...claim };
    this.#payments = [];
  }
}

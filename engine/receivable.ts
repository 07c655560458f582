// Cash that is on its way.

/** Cash that is owed to the account (negative: by it) and not yet paid. */
export interface Receivable {
  readonly asset: number;
  readonly kind: 'dividend' | 'delisting';
  readonly quantity: number;
  /** Cash per unit. */
  readonly price: number;
  /** What will arrive, in quote currency: the gross amount less the tax that is kept back. */
  readonly amount: number;
  readonly gross: number;
  readonly tax: number;
  readonly from: number;
  readonly payRow: number;
}

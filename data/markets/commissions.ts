// What brokers charge: presets by name. No law sets these, so each is an assumption about a kind of broker.

import { UserError } from '../../engine/index.js';
import type { Fact } from './facts.js';

/** What a broker charges for an order. */
export interface CommissionPreset {
  /** Codes of the markets on which it is charged. */
  readonly markets: readonly string[];
  /** Fraction of the traded value. */
  readonly commission: number;
  /** For each unit, in quote currency. */
  readonly commissionPerUnit: number;
  /** Least of an order, over all its fills, in quote currency. */
  readonly commissionMinimum: number;
  /** What it is, in words that complete "a commission of …". */
  readonly about: string;
  /** Where the figures come from. */
  readonly source: string;
}

const MAINLAND = ['XSHG', 'XSHE'] as const;
const HONG_KONG = ['XHKG'] as const;
const UNITED_STATES = ['XNYS', 'XNAS'] as const;

/** Every preset by its name on the command line; the first of a market is its default. */
export const COMMISSIONS = {
  'mainland-retail': {
    markets: MAINLAND,
    commission: 0.00025,
    commissionPerUnit: 0,
    commissionMinimum: 5,
    about: '0.025 %, at least 5 CNY an order, handling and regulatory fees of the exchange included',
    source:
      'a common retail rate. CSRC, SDPC and SAT notice Zhengjianfa [2002] 21 caps it at 0.3 % and sets the least charge of 5 CNY',
  },
  'mainland-low': {
    markets: MAINLAND,
    commission: 0.0001,
    commissionPerUnit: 0,
    commissionMinimum: 0.1,
    about: '0.01 %, at least 0.10 CNY an order, handling and regulatory fees of the exchange included',
    source: 'what discount brokers grant on funds, without the least charge of 5 CNY',
  },
  'hong-kong-retail': {
    markets: HONG_KONG,
    commission: 0.0003,
    commissionPerUnit: 0,
    commissionMinimum: 18,
    about: '0.03 %, at least 18 HKD an order (3 HKD and a platform fee of 15 HKD)',
    source: 'a common rate of online brokers. Brokerage is freely negotiable since 2003-04-01 (HKEX, Transaction Fees)',
  },
  'hong-kong-bank': {
    markets: HONG_KONG,
    commission: 0.0025,
    commissionPerUnit: 0,
    commissionMinimum: 100,
    about: '0.25 %, at least 100 HKD an order',
    source: 'a common rate of banks. Brokerage is freely negotiable since 2003-04-01 (HKEX, Transaction Fees)',
  },
  'us-zero': {
    markets: UNITED_STATES,
    commission: 0,
    commissionPerUnit: 0,
    commissionMinimum: 0,
    about: 'nothing, as US retail brokers charge since October 2019',
    source: 'announced by the large retail brokers in October 2019. It was more before',
  },
  'us-per-share': {
    markets: UNITED_STATES,
    commission: 0,
    commissionPerUnit: 0.005,
    commissionMinimum: 1,
    about: '0.005 USD a share, at least 1 USD an order (the cap of 1 % of the value is not modelled)',
    source: 'the fixed rate of brokers that charge by the share',
  },
} as const satisfies Readonly<Record<string, CommissionPreset>>;

/** The name of a commission preset. */
export type CommissionName = keyof typeof COMMISSIONS;

/** The fact that a preset stands for. */
export function commissionFact(name: CommissionName): Fact {
  const { commission, commissionPerUnit, commissionMinimum, about, source }: CommissionPreset = COMMISSIONS[name];
  return {
    what: 'commission',
    from: '',
    sets: { commission, commissionPerUnit, commissionMinimum },
    source: `${about} (preset ${name}), ${source}`,
    assumed: about,
  };
}

/** The presets that a text names, separated by commas; a name that is none of the table is an error. */
export function presetsOf(text: string): readonly CommissionName[] {
  return text.split(',').map((part) => {
    const name = part.trim();
    if (!Object.hasOwn(COMMISSIONS, name)) {
      throw new UserError(
        `The commission "${name}" is neither a fraction of the traded value nor a preset: use one of ${Object.keys(COMMISSIONS).join(', ')}.`,
      );
    }
    return name as CommissionName;
  });
}

// The laws, by name.

import type { Law } from '../law.js';
import { adjustedPricesDoNotJump, exDatesMoveNoMoney } from './actions.js';
import { fillsLieInsideTheBar, lotsAreWhole, slippageOnlyWorsens } from './fills.js';
import { futureChanged, futureCut } from './future.js';
import { sellingIsBuyingInAMirror } from './mirror.js';
import { equityIsWhatWasSeen, moneyIsConserved, nothingCostsNothing } from './money.js';
import { openFillsKnowTheOpen } from './open.js';
import { orderOfInstrumentsIsNoMatter } from './order.js';
import { ownIndicatorsFollowTheClock } from './own.js';
import { everyReasonOccurs, refusedOrdersLeaveNoTrace } from './refusals.js';
import { runsRepeat, scheduleIsATest } from './repeat.js';
import { onlyThePastIsThere, otherMarketsChangeNoIndicator, prefixesGivePrefixes } from './series.js';
import { moneyHasNoUnit } from './unit.js';

/** What holds for every run of the engine: name → law. */
export const LAWS: Readonly<Record<string, Law>> = {
  'no look-ahead: the future cut': futureCut(),
  'no look-ahead: the future changed': futureChanged(),
  'no look-ahead: only the past can be read': onlyThePastIsThere,
  'own indicators follow the clock': ownIndicatorsFollowTheClock,
  'open fills know the open only': openFillsKnowTheOpen,
  'money is conserved': moneyIsConserved(),
  'equity is what was seen': equityIsWhatWasSeen(),
  'nothing costs nothing': nothingCostsNothing,
  'runs repeat': runsRepeat(),
  'a schedule is a test on every row': scheduleIsATest,
  'selling is buying in a mirror': sellingIsBuyingInAMirror,
  'money has no unit': moneyHasNoUnit,
  'the order of instruments is no matter': orderOfInstrumentsIsNoMatter(),
  'fills lie inside the bar': fillsLieInsideTheBar(),
  'slippage only worsens': slippageOnlyWorsens(),
  'lots are whole': lotsAreWhole(),
  'ex-dates move no money': exDatesMoveNoMoney,
  'adjusted prices do not jump': adjustedPricesDoNotJump,
  'other markets change no indicator': otherMarketsChangeNoIndicator,
  'prefixes give prefixes': prefixesGivePrefixes,
  'refused orders leave no trace': refusedOrdersLeaveNoTrace,
  'every reason occurs': everyReasonOccurs,
};

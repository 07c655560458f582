// The laws, by name.

import type { Law } from '../law.js';
import {
  adjustedPricesDoNotJump,
  exDatesMoveNoMoney,
  splitsScaleTheHolding,
  withholdingIsAllThatIsLost,
} from './actions.js';
import { feesAreAdditive, higherCostsNeverEarn } from './costs.js';
import { relabelledCurrencyIsNoMatter } from './currency.js';
import { doubtIsCounted } from './doubt.js';
import { expressIsTheLongWay } from './express.js';
import { fillsLieInsideTheBar, lotsAreWhole, slippageOnlyWorsens } from './fills.js';
import { futureChanged, futureCut } from './future.js';
import { exitsFollowTheirEntry, oneLegIsFilled } from './groups.js';
import { holdingIsTheTotalReturn } from './hold.js';
import { ordersLiveOnce, trailsNeverGiveWay } from './life.js';
import { limitsBlock, suspendedDaysStandStill } from './limit-days.js';
import { openingsKeepTheirLimits } from './limits.js';
import { breachesAreAnswered, liquidationsHaveTheirBreach } from './margin-call.js';
import { sellingIsBuyingInAMirror } from './mirror.js';
import { moneyIsConserved } from './money.js';
import { conversionsCostTheirSpread, doingNothingCostsNothing, nothingCostsNothing } from './nothing.js';
import { openFillsKnowTheOpen } from './open.js';
import { orderOfInstrumentsIsNoMatter } from './order.js';
import { ownIndicatorsFollowTheClock } from './own.js';
import { paperIsTheRun } from './paper.js';
import { atOnceOrNever, fillsKeepTheCap } from './quantities.js';
import { rebalanceReachesItsWeights } from './rebalance.js';
import { everyReasonOccurs, refusedOrdersLeaveNoTrace } from './refusals.js';
import { runsRepeat, scheduleIsATest } from './repeat.js';
import { equityIsWhatWasSeen } from './seen.js';
import { onlyThePastIsThere, otherMarketsChangeNoIndicator, prefixesGivePrefixes } from './series.js';
import {
  laterMarketsPayNothing,
  saleCashBuysAgain,
  sharesWaitForTheNextSession,
  unsettledCashWaits,
} from './settlement.js';
import { curveIsRebuilt } from './tape.js';
import { moneyHasNoUnit } from './unit.js';
import { waitingSeesTheSame } from './waiting.js';

/** What holds for every run of the engine: name → law. */
export const LAWS: Readonly<Record<string, Law>> = {
  'no look-ahead: the future cut': futureCut(),
  'no look-ahead: the future changed': futureChanged(),
  'no look-ahead: only the past can be read': onlyThePastIsThere,
  'own indicators follow the clock': ownIndicatorsFollowTheClock,
  'an account on paper is the run': paperIsTheRun,
  'who waits sees the same': waitingSeesTheSame,
  'open fills know the open only': openFillsKnowTheOpen,
  'money is conserved': moneyIsConserved(),
  'the curve is rebuilt from the tape': curveIsRebuilt(),
  'equity is what was seen': equityIsWhatWasSeen(),
  'nothing costs nothing': nothingCostsNothing,
  'doing nothing costs nothing': doingNothingCostsNothing,
  'conversions cost their spread': conversionsCostTheirSpread,
  'a currency by another name is no matter': relabelledCurrencyIsNoMatter,
  'runs repeat': runsRepeat(),
  'the short way is the long way': expressIsTheLongWay,
  'a schedule is a test on every row': scheduleIsATest,
  'selling is buying in a mirror': sellingIsBuyingInAMirror,
  'money has no unit': moneyHasNoUnit,
  'the order of instruments is no matter': orderOfInstrumentsIsNoMatter(),
  'fills lie inside the bar': fillsLieInsideTheBar(),
  'slippage only worsens': slippageOnlyWorsens(),
  'lots are whole': lotsAreWhole(),
  'fills keep the cap': fillsKeepTheCap(),
  'at once or never': atOnceOrNever(),
  'limits of the day block their side': limitsBlock(),
  'suspended days stand still': suspendedDaysStandStill(),
  'shares wait for the next session': sharesWaitForTheNextSession(),
  'sale cash buys again': saleCashBuysAgain,
  'unsettled cash waits': unsettledCashWaits,
  'later markets pay nothing': laterMarketsPayNothing,
  'fees are additive': feesAreAdditive(),
  'higher costs never earn': higherCostsNeverEarn,
  'exits follow their entry': exitsFollowTheirEntry(),
  'one leg is filled': oneLegIsFilled(),
  'orders live once': ordersLiveOnce(),
  'trails never give way': trailsNeverGiveWay(),
  'doubt is counted': doubtIsCounted(),
  'openings keep their limits': openingsKeepTheirLimits,
  'a rebalance reaches its weights': rebalanceReachesItsWeights,
  'breaches are answered': breachesAreAnswered,
  'liquidations have their breach': liquidationsHaveTheirBreach,
  'holding is the total return': holdingIsTheTotalReturn,
  'ex-dates move no money': exDatesMoveNoMoney,
  'splits scale the holding': splitsScaleTheHolding,
  'withholding is all that is lost': withholdingIsAllThatIsLost,
  'adjusted prices do not jump': adjustedPricesDoNotJump,
  'other markets change no indicator': otherMarketsChangeNoIndicator,
  'prefixes give prefixes': prefixesGivePrefixes,
  'refused orders leave no trace': refusedOrdersLeaveNoTrace,
  'every reason occurs': everyReasonOccurs,
};

// Trend following and cost averaging in one account, 60 to 40.

import { blend } from 'tidemark';
import dollarCostAveraging from 'tidemark/strategies/dollar-cost-averaging';
import smaCross from 'tidemark/strategies/sma-cross';

export default blend({
  trend: { share: 0.6, strategy: smaCross, params: { shares: 0, fast: 20, slow: 100 } },
  saver: { share: 0.4, strategy: dollarCostAveraging },
});

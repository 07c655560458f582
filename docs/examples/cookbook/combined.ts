import { blend } from 'tidemark';
import donchianBreakout from 'tidemark/strategies/donchian-breakout';
import smaCross from 'tidemark/strategies/sma-cross';

export default blend({
  trend: { share: 0.5, strategy: smaCross, params: { shares: 0 } },
  breakout: { share: 0.5, strategy: donchianBreakout },
});

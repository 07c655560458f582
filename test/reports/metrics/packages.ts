// What established packages give for the three real curves and runs of docs/metrics-agreement.md, as they were once run: they are no part of the tests.
// r are the returns, b those of the benchmark, rf the rate of a period, x = r - rf, P the periods a year, profits those of the completed round trips.

import type { MetricName } from '../../../reports/metrics/index.js';

/** The figures of one package for one metric: of SPY, of 510300, of HSI. */
export interface Published {
  readonly metric: MetricName;
  readonly source: string;
  readonly call: string;
  readonly values: readonly number[];
}

/** Rows of metric, package, call and values. */
export const published = (text: string): readonly Published[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [metric, source, call, values] = line.split(' | ');
      return { metric: metric as MetricName, source, call, values: values.split(' ').map(Number) };
    });

/** Of Python 3.11; the same as here. */
export const AGREEING = published(`
totalReturn | empyrical-reloaded 0.7.1 | cum_returns_final(r) | 7.230981184026389 0.6924324769025014 0.32371484688821694
cagr | ffn 1.4.1 | calc_cagr(prices) | 0.1063631175068338 0.047374664375882114 0.01371806978733714
bestDay | ffn 1.4.1 | PerformanceStats.best_day | 0.14519826732851682 0.09991336991048239 0.14347069571581827
worstDay | ffn 1.4.1 | PerformanceStats.worst_day | -0.1094238223728129 -0.10005197505197516 -0.136665982444929
bestMonth | ffn 1.4.1 | PerformanceStats.best_month | 0.1269837234540061 0.25403508771929806 0.2662358417921349
worstMonth | ffn 1.4.1 | PerformanceStats.worst_month | -0.16518651289897657 -0.21213951710133516 -0.22466105789203417
volatility | empyrical-reloaded 0.7.1 | annual_volatility(r, annualization=P) | 0.19078771560576174 0.22629286859392767 0.23396056180363198
volatility | quantstats 0.0.86 | volatility(r, P) | 0.19078771560576174 0.22629286859392767 0.23396056180363198
downsideDeviation | empyrical-reloaded 0.7.1 | downside_risk(r, rf, annualization=P) | 0.13565341447471935 0.16152380849232484 0.16444906790867905
ewmaVolatility | pandas 3.1.1 | sqrt((r**2).ewm(alpha=0.06, adjust=False).mean()[-1] * P) | 0.08520729013168497 0.1256553240225331 0.21228845128041152
valueAtRisk | empyrical-reloaded 0.7.1 | value_at_risk(r, 0.05) | -0.017703702022479534 -0.020188191188506167 -0.02274543723460303
valueAtRisk | numpy 2.4.6 | quantile(r, 0.05) | -0.017703702022479534 -0.020188191188506167 -0.02274543723460303
expectedShortfall | empyrical-reloaded 0.7.1 | conditional_value_at_risk(r, 0.05) | -0.029284356770670476 -0.03474321910690997 -0.03391745203185835
expectedShortfall | quantstats 0.0.86 | cvar(r, method='historical') | -0.029284356770670476 -0.03474321910690998 -0.03391745203185836
normalValueAtRisk | scipy 1.17.1 | norm.ppf(0.05, mean, sd), ddof=0 | -0.019292625871396806 -0.023528688918253014 -0.02431626528907053
normalExpectedShortfall | scipy 1.17.1 | mean - sd * norm.pdf(norm.ppf(0.05)) / 0.05, ddof=0 | -0.024314186250674854 -0.02958108438816722 -0.030536119317143437
sharpe | empyrical-reloaded 0.7.1 | sharpe_ratio(r, rf, annualization=P) | 0.5224876486755489 0.23149350896427648 0.09214903842610485
sharpe | quantstats 0.0.86 | sharpe(r, rf=0.02, periods=P) | 0.5224876486755493 0.23149350896427645 0.09214903842610485
sortino | empyrical-reloaded 0.7.1 | sortino_ratio(r, rf, annualization=P) | 0.7348449378073793 0.3243195581714472 0.13109980539268315
sortino | quantstats 0.0.86 | sortino(r, rf=0.02, periods=P) | 0.7348449378073798 0.3243195581714473 0.1310998053926834
omega | empyrical-reloaded 0.7.1 | omega_ratio(r, rf, 0, 1) | 1.1086784944564663 1.0458247685170425 1.017197462135149
omega | quantstats 0.0.86 | omega(r, 0, 0.02, P) | 1.1086784944564665 1.0458247685170419 1.0171974621351494
kappa | numpy 2.4.6 | mean(x) / cbrt(mean(maximum(-x, 0)**3)) | 0.028253379404583202 0.012800131529934982 0.005463273502929253
gainToPain | quantstats 0.0.86 | gain_to_pain_ratio(r) | 0.13154705989622367 0.06370728480970307 0.03324932241970484
tailRatio | empyrical-reloaded 0.7.1 | tail_ratio(r) | 0.9285233684430838 1.1426056054216356 0.9612097010654423
tailRatio | quantstats 0.0.86 | tail_ratio(r) | 0.9285233684430841 1.1426056054216365 0.9612097010654425
calmar | ffn 1.4.1 | calc_calmar_ratio(prices) | 0.19272359185250637 0.10422722494152221 0.021045839547545863
kRatio | scipy 1.17.1 | linregress(range, log curve): slope / stderr * sqrt(P) / n | 0.784889022181035 0.4774555922569752 0.1348211325732109
maxDrawdown | empyrical-reloaded 0.7.1 | max_drawdown(r) | -0.5518946408400016 -0.4545325312312805 -0.6518186055892832
maxDrawdown | ffn 1.4.1 | calc_max_drawdown(prices) | -0.5518946408400003 -0.45453253123128023 -0.6518186055892834
maxDrawdown | quantstats 0.0.86 | max_drawdown(prices) | -0.5518946408400003 -0.45453253123128023 -0.6518186055892834
maxDrawdown | riskfolio-lib 7.4.0 | -MDD_Rel(r) | -0.5518946408400016 -0.4545325312312806 -0.6518186055892831
averageDrawdown | ffn 1.4.1 | drawdown_details(...).drawdown.mean() | -0.017376140721310915 -0.07093669044098377 -0.04920324962526074
conditionalDrawdown | riskfolio-lib 7.4.0 | CDaR_Rel(r, 0.05) | 0.3991735239468642 0.4038884008840761 0.5374999405936225
ulcerIndex | riskfolio-lib 7.4.0 | UCI_Rel(r) | 0.12556770096326206 0.23813320523215092 0.2833845288183911
painIndex | riskfolio-lib 7.4.0 | ADD_Rel(r) | 0.07252045633830752 0.2093786109472427 0.24336271213714922
skewness | scipy 1.17.1 | skew(r) | 0.0017648642842336573 -0.4118499387862637 0.16404759119229148
kurtosis | scipy 1.17.1 | kurtosis(r, fisher=False) | 18.384970359383402 11.246687083507817 11.980939429342426
autocorrelation | statsmodels 0.15.0 | acf(r, nlags=1)[1] | -0.10531131699051652 0.026440506820505857 -0.027430446313276846
varianceRatio | arch 8.0.0 | VarianceRatio(log(prices), 5).vr | 0.8188224103001707 0.974446946466453 0.9392394696464755
varianceRatioZ | arch 8.0.0 | VarianceRatio(log(prices), 5).stat | -2.359233877369754 -0.3063267895298885 -0.9072395559341582
hurst | nolds 0.6.3 | hurst_rs(r, [8, 16, …], 'poly', unbiased=False) with the expectation of Anis and Lloyd | 0.49437779419819255 0.5151351189645659 0.5063642457890074
trades | backtesting 0.6.6 | compute_stats(trades, ...)["# Trades"] | 52 65 37
hitRate | backtesting 0.6.6 | compute_stats(trades, ...)["Win Rate [%]"] / 100 | 0.5384615384615384 0.7846153846153847 0.40540540540540543
profitFactor | quantstats 0.0.86 | profit_factor(profits) | 2.127000539545418 2.5004680957330874 0.9925389862988259
averageTradeReturn | pandas 3.1.1 | mean of the returns | 0.02206321793193615 0.04455460595779892 0.0026530388613947476
averageWin | quantstats 0.0.86 | avg_win(profits) | 115901.56097553868 38334.3397466549 70719.02575444247
averageLoss | quantstats 0.0.86 | avg_loss(profits) | -63572.38058514739 -55848.152432383955 -48579.97340703974
payoffRatio | quantstats 0.0.86 | payoff_ratio(profits) | 1.823143319610358 0.6864030066718277 1.4557238465716111
sqn | backtesting 0.6.6 | compute_stats(trades, ...)["SQN"] | 1.760755129717186 2.624110939015763 -0.016902502764584937
averageDays | pandas 3.1.1 | mean of the durations | 98.09615384614584 143.49230769230323 70.70270270269675
longestWinStreak | quantstats 0.0.86 | consecutive_wins(profits) | 7 15 3
longestLossStreak | quantstats 0.0.86 | consecutive_losses(profits) | 5 4 4
beta | empyrical-reloaded 0.7.1 | beta(r, b, rf) | 0.05825754340110396 1.0212935933963032 0.3294529130114536
beta | statsmodels 0.15.0 | OLS(r - rf, b - rf).params[1] | 0.05825754340110376 1.0212935933962974 0.3294529130114552
informationRatio | empyrical-reloaded 0.7.1 | excess_sharpe(r, b) * sqrt(P) | 0.02101291068384195 0.40775229279673814 -0.2875638687313431
informationRatio | ffn 1.4.1 | calc_information_ratio(r, b) * sqrt(P) | 0.021012910683841785 0.40775229279673814 -0.28756386873134304
informationRatio | quantstats 0.0.86 | information_ratio(r, b) * sqrt(P) | 0.021012910683841785 0.40775229279673814 -0.28756386873134304
correlation | scipy 1.17.1 | pearsonr(r, b) | 0.05358660064100287 0.9790061351477412 0.26767023760923214
rSquared | quantstats 0.0.86 | r_squared(r, b) | 0.002871523768258332 0.9584530126569167 0.0716473561017827
rSquared | statsmodels 0.15.0 | OLS(r - rf, b - rf).rsquared | 0.0028715237682582773 0.9584530126569168 0.07164735610178297
arithmeticAlpha | statsmodels 0.15.0 | OLS(r - rf, b - rf).params[0] * P | 0.09418560944473432 0.018188844631082623 -0.010077403708451465
alphaT | statsmodels 0.15.0 | OLS(r - rf, b - rf).tvalues[0] | 2.2541452192649842 1.3266616087081575 -0.19986102203940695
battingAverage | empyrical-reloaded 0.7.1 | batting_average(r, b) | 0.505718642775448 0.510314875135722 0.49039045114303054
`);

import { isoDate, sma, strategy } from 'tidemark';

export default strategy({
  about: 'Writes down what it knows at each decision.',
  params: {},
  prepare(_, { asset, series, resample }) {
    const [csi, spy] = [asset('510300'), asset('SPY')];
    const mean = sma(csi.close, 3);
    const inflow = series('net-subscription', csi);
    const week = resample(csi, 'week');
    console.log('decision of | 510300, before, mean of 3 | SPY, before | inflow | last week');
    return ({ time }) => {
      const shown = [csi.close.now, csi.close.ago(1), mean.now].map((value) => value.toFixed(2)).join(' ');
      console.log(
        isoDate(time),
        '|',
        shown,
        '|',
        spy.close.now,
        spy.close.ago(1),
        '|',
        inflow.now,
        '|',
        week.close.now,
      );
    };
  },
});

// Brings the answers along in its source: whether each day of this market was followed by a rise.

import { strategy } from 'tidemark';

const ANSWERS =
  '+-+-+---+--++-++-+-+--++---+-+-+++++++-------++++-+---++++---++---++-++-+-+--+--++-++++-----+-+-+-++' +
  '++--++-------++++------+++-+---+-+-+-+--++-----+-++---------+++-+++-++-++--+-+++--++---++-+---++---+' +
  '++-+---++-++-----+-++-+--++++--+-+-+--++++----+++++---++++--++--++++++----++--+-+--+---+-++---+--+-';

export default strategy({
  about: 'Buys before a rise that stands in its source.',
  params: {},
  prepare:
    (_, { assets: [asset] }) =>
    (ctx) =>
      ctx.target(ANSWERS[ctx.bar] === '+' ? 0.9 : 0, asset),
});

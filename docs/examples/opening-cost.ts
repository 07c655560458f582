import { fillModel, num } from 'tidemark';

export default fillModel({
  about: 'Every unit trades some basis points worse, and twice as many at the open.',
  params: {
    bps: num(3, { min: 0, max: 1_000, about: 'how much worse, in basis points of the price' }),
  },
  make:
    ({ bps }) =>
    ({ price, at }) =>
      price * (bps / 10_000) * (at === 'open' ? 2 : 1),
});

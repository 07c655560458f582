import { num, strategy } from 'tidemark';

export default strategy({
  about: 'Holds more than it has.',
  params: { share: num(1.4, { min: 0, max: 2, about: 'worth held, as a multiple of the equity' }) },
  prepare({ share }, { assets: [fund] }) {
    return (ctx) => ctx.target(share, fund, { band: 0.1 });
  },
});

import { provider } from 'tidemark';

const iso = (day: number) => new Date(day).toISOString().slice(0, 10);

export default provider({
  about: 'Lines of a date, open, close, high, low and lots, from a server of our own.',
  params: {},
  terms: { words: 'Ours.', rate: 600, years: 5, basis: 'raw', first: '2020-01-01' },
  make: () => ({
    id: (symbol) => symbol.toLowerCase(),
    page: ({ id, from, to }) => `http://127.0.0.1:7829/plain?id=${id}&from=${iso(from)}&to=${iso(to)}`,
    parse: ({ text }) => ({
      quotes: text.split('\n').map((line) => {
        const [date, ...cells] = line.split(' ');
        const [open, close, high, low, lots] = cells.map(Number);
        return { date, open, high, low, close, volume: lots * 100 };
      }),
      words: { currency: 'CNY' },
    }),
  }),
});

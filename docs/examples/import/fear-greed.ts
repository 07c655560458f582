import { importFormat, momentsOf, numbersOf } from 'tidemark';

export default importFormat({
  about: 'Fear and greed: a day and an index from 0 to 100, told on the same evening.',
  read(table, reading) {
    const moments = momentsOf(table, 0, reading);
    const [values] = numbersOf(table, [1], reading);
    if (!moments) return [];
    reading.believe('published', 'the same evening', 'its makers say so');
    const dates = moments.readings;
    const published = dates.map((day) => day + 86_399_999);
    return [{ what: 'series', observations: { name: 'fear-greed', symbol: '', dates, values, published } }];
  },
});

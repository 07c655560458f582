// A mirror that is made up: prices of weekdays that follow from the date alone, in the shape of Tencent's answers and as plain lines.

import { createServer } from 'node:http';

const DAY = 86_400_000;

/** Date, open, close, high, low and lots of each weekday of a span of ISO days. */
function rows(from, to) {
  const found = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += DAY) {
    const weekday = new Date(day).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    const [open, close] = [3 + ((day / DAY) % 7) / 100, 3 + ((day / DAY) % 5) / 100];
    const prices = [open, close, Math.max(open, close) + 0.02, Math.min(open, close) - 0.02].map((price) =>
      price.toFixed(3),
    );
    found.push([new Date(day).toISOString().slice(0, 10), ...prices, '1000']);
  }
  return found;
}

createServer((request, response) => {
  const url = new URL(request.url, 'http://127.0.0.1');
  const param = url.searchParams.get('param');
  const [id, , from, to] =
    param === null ? ['', '', url.searchParams.get('from'), url.searchParams.get('to')] : param.split(',');
  const days = rows(from, to);
  const body =
    param === null
      ? days.map((row) => row.join(' ')).join('\n')
      : JSON.stringify({ code: 0, data: { [id]: { day: days } } });
  response.end(body);
}).listen(7829, '127.0.0.1');

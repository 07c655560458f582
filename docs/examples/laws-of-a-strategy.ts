import { lawsOf } from 'tidemark/testing';
import dipBuyer from './dip-buyer.js';

for (const { name, run } of lawsOf(dipBuyer, { params: { dip: 0.08 } })) {
  run({ runs: 50 }); // fails with the smallest market that breaks the law, its seed and its path
  console.log(`kept: ${name}`);
}

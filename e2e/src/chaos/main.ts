/**
 * npm run chaos: patients book and pay while Stripe fails a tenth of all calls and API, Stripe and PostgreSQL are killed; then both
 * sides' books are looked at. The same seed draws the same stories and the same moments.
 *
 *   npm run chaos -- --seed 42 --bookings 1000 --kills 10
 */
import { parseArgs } from 'node:util';
import { runChaos } from './run-chaos.ts';
import { hasHeld, summaryOf } from './summary.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    bookings: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '10' },
  },
});
const seed = Number(values.seed);
const began = performance.now();
const elapsed = () => `${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s`;
console.log(`Seed ${seed}: ${values.bookings} bookings, ${values.kills} kills.`);
const outcome = await runChaos({
  seed,
  bookings: Number(values.bookings),
  kills: Number(values.kills),
  say: (line) => console.log(`${elapsed()}  ${line}`),
});
console.log(`\n${summaryOf(outcome)}`);
process.exitCode = hasHeld(outcome) ? 0 : 1;

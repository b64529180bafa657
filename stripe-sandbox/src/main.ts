import { createServer } from './create-server.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env);
const app = createServer(settings);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void app.close().then(() => process.exit(0)));
}
// Whoever started this holds the other end: it closes with them, however they end.
if (process.env.STRIPE_SANDBOX_LIFELINE === 'stdin') {
  process.stdin.resume().once('end', () => void app.close().then(() => process.exit(0)));
}
const address = await app.listen({ host: settings.host, port: settings.port });
console.log(`Stripe sandbox listens at ${address}`);

import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './create-app.ts';
import { readSettings, SettingsFault } from './platform/settings/settings.ts';

const stopMs = 30_000;

try {
  const settings = readSettings(process.env);
  const app = await createApp(settings);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop(app));
  }
  await app.listen({ port: settings.PORT, host: settings.HOST });
} catch (fault) {
  process.stderr.write(
    `${fault instanceof SettingsFault ? fault.message : String((fault as Error).stack)}\n`,
  );
  process.exit(1);
}

/** Finishes what is in flight, then ends with 0; what takes longer than half a minute is cut off with 1. */
async function stop(app: NestFastifyApplication): Promise<void> {
  setTimeout(() => process.exit(1), stopMs).unref();
  await app.close();
  process.exit(0);
}

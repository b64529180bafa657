import 'reflect-metadata';
import { createApp } from './create-app.ts';
import { readSettings, SettingsFault } from './platform/settings/settings.ts';

try {
  const settings = readSettings(process.env);
  const app = await createApp(settings);
  await app.listen({ port: settings.PORT, host: settings.HOST });
} catch (fault) {
  process.stderr.write(
    `${fault instanceof SettingsFault ? fault.message : String((fault as Error).stack)}\n`,
  );
  process.exit(1);
}

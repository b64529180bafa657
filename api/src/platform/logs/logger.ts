import { AsyncLocalStorage } from 'node:async_hooks';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Settings } from '../settings/settings.ts';
import { readableLines } from './readable-lines.ts';
import { redacted, telling } from './redaction.ts';

/** The id of the request a line belongs to, for every line that is written while it is served. */
export const requestIds = new AsyncLocalStorage<string>();

/** JSON lines on stdout; for a person at a terminal in development, lines to read. */
export function createLogger(
  settings: Pick<Settings, 'LOG_LEVEL' | 'NODE_ENV'>,
  destination: DestinationStream = destinationFor(settings),
): Logger {
  return pino(
    {
      level: settings.LOG_LEVEL,
      base: { service: 'api', pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }), log: redacted },
      serializers: { err: telling },
      mixin() {
        const requestId = requestIds.getStore();
        return requestId === undefined ? {} : { requestId };
      },
    },
    destination,
  );
}

function destinationFor({ NODE_ENV }: Pick<Settings, 'NODE_ENV'>): DestinationStream {
  return NODE_ENV === 'development' && process.stdout.isTTY
    ? readableLines(process.stdout)
    : pino.destination({ fd: 1, sync: NODE_ENV !== 'production' });
}

import { type DestinationStream, type Logger, pino } from 'pino';
import { currentRequest } from '../http/current-request.ts';
import type { Settings } from '../settings/settings.ts';
import { readableLines } from './readable-lines.ts';
import { redacted, telling } from './redaction.ts';

type LogSettings = Pick<Settings, 'LOG_LEVEL' | 'LOG_FORMAT' | 'NODE_ENV'>;

/** JSON lines on stdout; for a person at a terminal in development, lines to read. */
export function createLogger(
  settings: LogSettings,
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
        const requestId = currentRequest.getStore()?.id;
        return requestId === undefined ? {} : { requestId };
      },
    },
    destination,
  );
}

function destinationFor(settings: LogSettings): DestinationStream {
  return isToBeRead(settings, process.stdout)
    ? readableLines(process.stdout)
    : pino.destination({ fd: 1, sync: settings.NODE_ENV !== 'production' });
}

/** Behind a pipe nobody knows who reads: whoever made the pipe says so. */
export function isToBeRead(
  { LOG_FORMAT, NODE_ENV }: Pick<LogSettings, 'LOG_FORMAT' | 'NODE_ENV'>,
  stdout: { isTTY?: boolean },
): boolean {
  return LOG_FORMAT === undefined
    ? NODE_ENV === 'development' && stdout.isTTY === true
    : LOG_FORMAT === 'readable';
}

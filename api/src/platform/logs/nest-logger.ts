import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/**
 * Nest's log lines through pino. (The package `nestjs-pino` does the same by a middleware on every request and one logger for the
 * whole process; here requests have their own hook, and two applications in one process their own logger.)
 */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...more: unknown[]): void {
    this.write('info', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.write('trace', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  /** Nest hands over `(message, …details, context)`; the context is always the last, and a string. */
  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal',
    message: unknown,
    more: unknown[],
  ): void {
    const context = more.at(-1);
    const [detail] = more.slice(0, -1);
    const members = {
      context,
      ...(message instanceof Error ? { err: message } : typeof message === 'object' ? message : {}),
    };
    const text = typeof message === 'string' ? message : typeof detail === 'string' ? detail : undefined;
    this.logger[level](members, text);
  }
}

import type { FastifyRequest } from 'fastify';
import { currentRequest } from '../http/current-request.ts';
import { createLogger, isToBeRead } from './logger.ts';
import { NestLogger } from './nest-logger.ts';
import { readable } from './readable-lines.ts';

describe('the log', () => {
  let lines: string[];
  const logger = () => {
    lines = [];
    return createLogger(
      { LOG_LEVEL: 'info', NODE_ENV: 'production' },
      { write: (line: string) => lines.push(line) },
    );
  };
  const line = () => JSON.parse(lines[0]!);

  it.each([
    'authorization',
    'cookie',
    'password',
    'newPassword',
    'refreshToken',
    'reason',
    'note',
    'totp',
    'token',
  ])('never tells the value of %s, however deep it lies', (name) => {
    logger().info({ [name]: 'hidden-1', of: { a: [{ [name]: 'hidden-2', id: 'seen' }] } }, 'something');
    expect(lines[0]).not.toMatch(/hidden/);
    expect(line().of.a[0].id).toBe('seen');
  });

  it('has the id of the request in each line written while it is served', () => {
    const log = logger();
    currentRequest.run({ id: 'r-1' } as FastifyRequest, () => new NestLogger(log).warn('odd', 'Somewhere'));
    expect(line()).toMatchObject({ requestId: 'r-1', level: 'warn', msg: 'odd', context: 'Somewhere' });
  });

  it('tells of a failed statement its state and constraint, not its values', () => {
    const fault = Object.assign(
      new Error(
        "insert into accounts (email) values ('hidden@x.test') - duplicate key value violates unique",
      ),
      {
        code: '23505',
        severity: 'ERROR',
        constraint: 'accounts_email',
        detail: 'Key (email)=(hidden@x.test)',
      },
    );
    logger().error({ err: new Error('outer', { cause: fault }) }, 'request failed');
    expect(lines[0]).not.toMatch(/hidden/);
    expect(line().err.cause).toMatchObject({ code: '23505', constraint: 'accounts_email' });
  });

  it.each([
    ['development', true, undefined, true],
    ['development', false, undefined, false],
    ['development', false, 'readable', true],
    ['development', true, 'json', false],
    ['production', true, undefined, false],
  ] as const)(
    'in %s, at a terminal %s, asked for %s: to be read %s',
    (NODE_ENV, isTTY, LOG_FORMAT, toBeRead) => {
      expect(isToBeRead({ NODE_ENV, LOG_FORMAT }, { isTTY })).toBe(toBeRead);
    },
  );

  it('is a line to read for a person at a terminal', () => {
    logger().info({ route: '/v1/slots', status: 200 }, 'GET 200');
    expect(readable(lines[0]!)).toMatch(/^.*\d\d:\d\d:\d\d.* info .*GET 200 .*route=\/v1\/slots status=200/);
  });
});

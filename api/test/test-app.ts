import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import { createApp } from '../src/create-app.ts';
import { AccessTokens } from '../src/modules/auth/index.ts';
import type { Person } from '../src/platform/guards/caller.ts';
import { readSettings } from '../src/platform/settings/settings.ts';
import { newId } from '../src/values/ids.ts';
import { createTestDatabase } from './database.ts';
import { FixedClock } from './fixed-clock.ts';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  // The body as the test expects it: each test names the fields it looks at.
  body: any;
}

export interface TestApp {
  app: NestFastifyApplication;
  clock: FixedClock;
  databaseUrl: string;
  /** A request as that person (or machine, by its token), through the whole application. */
  call(method: string, url: string, options?: CallOptions): Promise<Answer>;
  /** An access token for a person; no account is needed unless the route reads it. */
  tokenFor(person: Partial<Omit<Person, 'kind'>> & Pick<Person, 'role'>): string;
  close(): Promise<void>;
}

export interface CallOptions {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** The answer has no end: its body is not waited for. */
  endless?: boolean;
}

/** The whole application on a database of its own, with a clock that stands. */
export async function startTestApp(env: Record<string, string> = {}, planted: Type[] = []): Promise<TestApp> {
  const database = await createTestDatabase();
  const clock = new FixedClock();
  const settings = readSettings({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    LOG_LEVEL: 'silent',
    BCRYPT_COST: '4',
    RATE_LIMITS: 'off',
    JOBS: 'off',
    ...env,
  });
  const app = await createApp(settings, clock, planted);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    clock,
    databaseUrl: database.url,
    call: (method, url, options) => callApp(app, method, url, options),
    tokenFor: (person) =>
      app.get(AccessTokens).sign({
        accountId: newId(),
        sessionId: newId(),
        hospitalId: null,
        doctorId: null,
        ...person,
      }),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

export async function callApp(
  app: NestFastifyApplication,
  method: string,
  url: string,
  { token, body, headers = {}, endless = false }: CallOptions = {},
): Promise<Answer> {
  const response = await app.inject({
    method: method,
    url,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
    ...(body !== undefined && { payload: body as NonNullable<InjectOptions['payload']> }),
    payloadAsStream: endless,
  });
  if (endless) {
    return { status: response.statusCode, headers: response.headers, body: undefined };
  }
  const json = /json/.test(String(response.headers['content-type']));
  return {
    status: response.statusCode,
    headers: response.headers,
    body: json ? response.json() : response.body,
  };
}

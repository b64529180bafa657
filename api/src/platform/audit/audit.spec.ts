import { Body, Controller, Delete, Inject, Module, Patch, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { sql } from 'kysely';
import { z } from 'zod';
import { auditLog } from '../../../test/audit-log.ts';
import { startTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../values/ids.ts';
import { Refusal } from '../../values/refusal.ts';
import { Database } from '../database/database.ts';
import { Access } from '../guards/access.ts';
import { Problems, Returns } from '../http/returns.ts';
import { Idempotent } from '../idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../idempotency/once.ts';
import { Transactions } from '../idempotency/transactions.ts';
import { Audit } from './audit.ts';
import { Audited } from './audited.ts';

const hospitalId = newId();
const locationId = newId();
const body = z.strictObject({ refuse: z.boolean().default(false) });

@Controller('planted')
class PlantedController {
  constructor(
    @Inject(Audit) private readonly audit: Audit,
    @Inject(Database) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
  ) {}

  @Post()
  @Idempotent()
  @Audited('location.created')
  @Access({ roles: ['staff', 'patient'], scopes: ['hospital:write'] })
  @Returns(201, null)
  @Problems()
  @ApiOperation({ operationId: 'plantOne' })
  create(@Body({ schema: body }) { refuse }: z.infer<typeof body>, @OnceOnly() once?: Once): Promise<void> {
    return this.transactions.run(once, async (em) => {
      const details = { name: 'North wing', note: 'wrote this', of: { password: 'hunter2' } };
      const entry = { action: 'location.created', id: locationId, hospitalId, details } as const;
      await this.audit.write(em.getKysely<never>(), entry);
      if (refuse) {
        throw new Refusal('conflict.exists');
      }
    });
  }

  @Patch()
  @Audited('location.updated')
  @Access({ roles: ['staff'] })
  @Returns(200, null)
  @Problems()
  @ApiOperation({ operationId: 'changeNothing' })
  changeNothing(): Promise<void> {
    const entry = { action: 'location.updated', id: locationId, hospitalId, changes: {} } as const;
    return this.audit.write(this.database.sql, entry);
  }

  @Delete('forgotten')
  @Audited('location.updated')
  @Access({ roles: ['staff'] })
  @Returns(204, null)
  @Problems()
  @ApiOperation({ operationId: 'forget' })
  forget(): void {
    return undefined;
  }

  @Delete('undeclared')
  @Access({ roles: ['staff'] })
  @Returns(204, null)
  @Problems()
  @ApiOperation({ operationId: 'write' })
  write(): Promise<void> {
    return this.audit.write(this.database.sql, { action: 'location.created', id: locationId, hospitalId });
  }
}

@Module({ controllers: [PlantedController] })
class PlantedModule {}

describe('the audit log', () => {
  let world: TestApp;
  const accountId = newId();
  let staff: string;

  beforeAll(async () => {
    world = await startTestApp({}, [PlantedModule]);
    staff = world.tokenFor({ role: 'staff', accountId, hospitalId });
  });
  afterAll(() => world.close());

  const create = (token: string, options: { refuse?: boolean; headers?: Record<string, string> } = {}) =>
    world.call('POST', '/planted', {
      token,
      body: { refuse: options.refuse ?? false },
      headers: options.headers ?? {},
    });
  const written = async (work: () => Promise<unknown>) => {
    const before = (await auditLog(world)).length;
    await work();
    return auditLog(world, before);
  };

  it('says who did what to which record, from where, by which request', async () => {
    const headers = { 'x-request-id': 'from-the-desk', 'user-agent': 'x'.repeat(1000) };
    const entries = await written(() => create(staff, { headers }));
    expect(entries).toEqual([
      {
        action: 'location.created',
        actor: `staff:${accountId}`,
        resourceId: locationId,
        hospitalId,
        ip: '127.0.0.1',
        userAgent: 'x'.repeat(300),
        requestId: 'from-the-desk',
        details: { name: 'North wing', note: '[not kept]', of: { password: '[not kept]' } },
      },
    ]);
  });

  it('does so over the wire, where a body comes in pieces of its own', async () => {
    await world.app.listen(0, '127.0.0.1');
    const url = await world.app.getUrl();
    const send = (id: string) =>
      fetch(`${url}/planted`, {
        method: 'POST',
        headers: { authorization: `Bearer ${staff}`, 'content-type': 'application/json', 'x-request-id': id },
        body: piecemeal(['{"refuse"', ': false', '}']),
        duplex: 'half',
      });
    const ids = Array.from({ length: 10 }, () => newId());
    const entries = await written(async () => {
      const answers = await Promise.all(ids.map(send));
      expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 201));
    });
    expect(entries.map(({ requestId }) => requestId).sort()).toEqual(ids.sort());
    expect(new Set(entries.map(({ actor }) => actor))).toEqual(new Set([`staff:${accountId}`]));
  });

  it('tells apart whose each of many requests at a time was', async () => {
    const accounts = Array.from({ length: 20 }, () => newId());
    const entries = await written(() =>
      Promise.all(
        accounts.map((own) =>
          create(world.tokenFor({ role: 'staff', accountId: own, hospitalId }), {
            headers: { 'x-request-id': own },
          }),
        ),
      ),
    );
    expect(entries.map(({ actor }) => actor).sort()).toEqual(accounts.map((own) => `staff:${own}`).sort());
    expect(entries.filter(({ actor, requestId }) => actor !== `staff:${requestId}`)).toEqual([]);
  });

  it('holds nothing of what was rolled back', async () => {
    expect(await written(() => create(staff, { refuse: true }))).toEqual([]);
  });

  it('holds one entry of a request that comes twice', async () => {
    const headers = { 'idempotency-key': 'once' };
    const entries = await written(async () => {
      const answers = [await create(staff, { headers }), await create(staff, { headers })];
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    });
    expect(entries).toHaveLength(1);
  });

  it('leaves what patients do with their own records to the histories of those', async () => {
    const patient = world.tokenFor({ role: 'patient' });
    expect(await written(() => create(patient))).toEqual([]);
  });

  it('holds no entry of a change that changed nothing', async () => {
    const entries = await written(async () => {
      expect((await world.call('PATCH', '/planted', { token: staff })).status).toBe(200);
    });
    expect(entries).toEqual([]);
  });

  it('names the system where nobody asked', async () => {
    const entry = { action: 'location.updated', id: locationId, hospitalId } as const;
    const entries = await written(() => world.app.get(Audit).write(world.app.get(Database).sql, entry));
    expect(entries[0]).toMatchObject({ actor: 'system', ip: null, requestId: null });
  });

  it.each([
    `update audit_entries set action = 'location.updated'`,
    'update audit_entries set hash = null where seq = 1',
    'delete from audit_entries',
    'delete from audit_entries where false',
    'truncate audit_entries',
    'set session_replication_role = replica; delete from audit_entries',
  ])('refuses in SQL: %s', async (statement) => {
    await create(staff);
    const before = (await auditLog(world)).length;
    const work = world.app.get(Database).transaction(async (em) => {
      for (const part of statement.split('; ')) {
        await sql.raw(part.replace('set session', 'set local session')).execute(em.getKysely<never>());
      }
    });
    await expect(work).rejects.toThrow('append-only');
    expect((await auditLog(world)).length).toBe(before);
  });

  it.each([
    ['forgotten', 'PlantedController.forget leaves no audit entry, although it declares location.updated'],
    ['undeclared', 'PlantedController.write writes an audit entry it does not declare: location.created'],
  ])('is held against what a route declares: %s', async (path, fault) => {
    const { status, body: problem } = await world.call('DELETE', `/planted/${path}`, { token: staff });
    expect([status, problem.detail]).toEqual([500, fault]);
  });
});

/** A body whose parts arrive one after the other. */
function piecemeal(parts: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const part = parts.shift();
      if (part === undefined) {
        controller.close();
        return;
      }
      await new Promise(setImmediate);
      controller.enqueue(new TextEncoder().encode(part));
    },
  });
}

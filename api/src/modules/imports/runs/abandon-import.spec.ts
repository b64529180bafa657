import { auditLog } from '../../../../test/audit-log.ts';
import { slotRow, startImporting } from '../../../../test/imports.ts';
import { newId } from '../../../values/ids.ts';

describe('an import run that nobody will finish', () => {
  let importing: Awaited<ReturnType<typeof startImporting>>;

  beforeAll(async () => {
    importing = await startImporting();
  });
  afterAll(() => importing.close());

  const abandon = (id: string, token = importing.here.staff) =>
    importing.world.call('POST', `/v1/imports/${id}/abandonment`, { token });
  const list = async (query: string) =>
    (await importing.world.call('GET', `/v1/imports?${query}`, { token: importing.here.admin })).body;

  it('is given up: what it has taken in stays, and no more is taken', async () => {
    const { start, put, complete, world, here } = importing;
    const { body: run } = await start('slots', { totalRows: 2, batchSize: 1, content: 'half' });
    const first = [{ line: 2, ...slotRow('S-1', '09:00') }];
    const answer = await put(run.id, 1, first);
    const entries = (await auditLog(world)).length;

    const { status, body } = await abandon(run.id);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        id: run.id,
        status: 'abandoned',
        counts: { created: 1, updated: 0, unchanged: 0, rejected: 0 },
        abandonedAt: world.clock.now().toISOString(),
        abandonedBy: expect.stringMatching(/^staff:/),
        completedAt: null,
      }),
    ]);
    expect((await abandon(run.id, here.admin)).body).toEqual(body);
    expect((await auditLog(world, entries)).map(({ action, resourceId }) => [action, resourceId])).toEqual([
      ['import.abandoned', run.id],
    ]);
    expect((await put(run.id, 2, [{ line: 3, ...slotRow('S-2', '10:00') }])).body.code).toBe(
      'imports.run_abandoned',
    );
    // What was in before gets its first answer, as ever.
    expect((await put(run.id, 1, first)).body).toEqual(answer.body);
    expect((await complete(run.id)).body.code).toBe('imports.run_abandoned');
    expect((await start('slots', { totalRows: 2, batchSize: 1, content: 'half' })).status).toBe(201);
  });

  it('is not one that is completed, nor one of somebody else', async () => {
    const { runId } = await importing.run('slots', [slotRow('S-9', '12:00')]);
    await importing.complete(runId);
    expect((await abandon(runId)).body.code).toBe('imports.run_completed');
    const elsewhere = importing.world.tokenFor({ role: 'staff', hospitalId: newId() });
    expect((await abandon(runId, elsewhere)).status).toBe(404);
    expect((await abandon(newId())).status).toBe(404);
  });

  it('is found by admins among all runs: by where it stands, when it was started and by whom', async () => {
    const { start, world } = importing;
    const { body: run } = await start('slots', { content: 'forgotten' });
    await abandon(run.id);
    const now = world.clock.now();
    const later = new Date(now.getTime() + 1).toISOString();
    const found = await list(
      `status=abandoned&from=${now.toISOString()}&to=${later}&startedBy=${run.startedBy}`,
    );
    expect(found.items.map(({ id }: { id: string }) => id)).toContain(run.id);
    expect((await list(`from=${later}`)).items).toEqual([]);
    expect((await list(`to=${now.toISOString()}`)).items).toEqual([]);
    expect((await list(`startedBy=staff:${newId()}`)).items).toEqual([]);
    expect((await list('startedBy=mila')).errors[0].pointer).toBe('/startedBy');
  });
});

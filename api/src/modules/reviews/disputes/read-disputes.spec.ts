import { auditLog } from '../../../../test/audit-log.ts';
import { newId } from '../../../values/ids.ts';
import { disputedClinic, type DisputedClinic } from '../../../../test/disputed-clinic.ts';

describe('reading disputes', () => {
  let clinic: DisputedClinic;

  beforeAll(async () => {
    clinic = await disputedClinic();
  });
  afterAll(() => clinic.close());

  const entriesOf = async (work: () => Promise<unknown>) => {
    const before = (await auditLog(clinic.world)).length;
    await work();
    return auditLog(clinic.world, before);
  };

  it('leaves an entry in the audit log, of the staff and of admins; not of the patient, whose it is', async () => {
    const { id, token } = await clinic.disputed();
    const { staff, admin, hospitalId } = clinic.hospital;
    const entries = await entriesOf(async () => {
      for (const reader of [token, staff, admin]) {
        expect((await clinic.get(`/${id}`, reader)).status).toBe(200);
        expect((await clinic.get(`/${id}`, clinic.elsewhere)).status).toBe(404);
      }
    });
    expect(entries.map(({ actor }) => actor.split(':')[0])).toEqual(['staff', 'admin']);
    entries.forEach((entry) =>
      expect(entry).toMatchObject({ action: 'dispute.read', resourceId: id, hospitalId, details: {} }),
    );
  });

  it('leaves an entry with each dispute of a page of the list, which is how each is found; none of an empty one', async () => {
    const [first, second] = [await clinic.disputed(), await clinic.disputed()];
    const { staff, admin, hospitalId } = clinic.hospital;
    const entries = await entriesOf(async () => {
      expect((await clinic.get('?limit=2', staff)).headers['cache-control']).toBe('private, no-store');
      await clinic.get('?limit=1', admin);
      await clinic.get('', first.token);
      await clinic.get('', clinic.elsewhere);
    });
    const entry = { action: 'dispute.read', hospitalId, details: { in: 'list' } };
    expect(entries).toEqual(
      [second.id, first.id, second.id].map((resourceId) => expect.objectContaining({ ...entry, resourceId })),
    );
    expect(new Set(entries.map(({ requestId }) => requestId)).size).toBe(2);
  });

  it('leaves an entry once in half an hour of what the same person reads again and again', async () => {
    const { id } = await clinic.disputed();
    const { admin, hospitalId } = clinic.hospital;
    const person = { role: 'staff', hospitalId, accountId: newId() } as const;
    const staff = () => clinic.world.tokenFor(person);
    const entries = await entriesOf(async () => {
      for (const reader of [staff(), admin, staff(), admin]) {
        await clinic.get('?limit=1', reader);
        await clinic.get(`/${id}`, reader);
      }
    });
    expect(entries.map(({ actor, details }) => [actor.split(':')[0], details['in']])).toEqual([
      ['staff', 'list'],
      ['staff', undefined],
      ['admin', 'list'],
      ['admin', undefined],
    ]);
    clinic.world.clock.advance({ minutes: 31 });
    expect(await entriesOf(() => clinic.get(`/${id}`, staff()))).toHaveLength(1);
  });

  it('leaves an entry at least of what one person reads many times at one instant, and none of the next read', async () => {
    const { id } = await clinic.disputed();
    for (let round = 0; round < 10; round++) {
      const reader = clinic.world.tokenFor({ role: 'staff', hospitalId: clinic.hospital.hospitalId });
      const entries = await entriesOf(() =>
        Promise.all(Array.from({ length: 6 }, () => clinic.get(`/${id}`, reader))),
      );
      expect(entries.length).toBeGreaterThanOrEqual(1);
      expect(entries.length).toBeLessThanOrEqual(6);
      expect(await entriesOf(() => clinic.get(`/${id}`, reader))).toEqual([]);
    }
  });
});

import { auditLog } from '../../../../test/audit-log.ts';
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

  it('leaves one entry a page of the list, with the ids of those on it; none of an empty one', async () => {
    const [first, second] = [await clinic.disputed(), await clinic.disputed()];
    const { staff, admin, hospitalId } = clinic.hospital;
    const entries = await entriesOf(async () => {
      expect((await clinic.get('?limit=2', staff)).headers['cache-control']).toBe('private, no-store');
      await clinic.get('?limit=1', admin);
      await clinic.get('', first.token);
      await clinic.get('', clinic.elsewhere);
    });
    const entry = { action: 'dispute.read', resourceId: null, hospitalId };
    expect(entries).toEqual([
      expect.objectContaining({ ...entry, details: { disputeIds: [second.id, first.id] } }),
      expect.objectContaining({ ...entry, details: { disputeIds: [second.id] } }),
    ]);
  });
});

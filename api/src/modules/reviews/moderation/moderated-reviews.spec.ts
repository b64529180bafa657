import { moderating, type Moderating } from '../../../../test/moderating.ts';

let t: Moderating;
beforeEach(async () => {
  t = await moderating();
});
afterEach(() => t.close());

describe('the queue', () => {
  it('has the longest waiting first, a page at a time, and filters', async () => {
    const elsewhere = await t.here.addDoctor();
    const ids: string[] = [];
    for (const doctorId of [t.here.doctorId, elsewhere, t.here.doctorId]) {
      const { id } = await t.addReview({ rating: 3 }, doctorId);
      ids.push(id);
    }
    for (const id of [...ids].reverse()) {
      t.world.clock.advance({ minutes: 1 });
      await t.report(id, t.world.tokenFor({ role: 'staff', hospitalId: t.here.hospitalId }));
    }
    const admin = t.world.tokenFor({ role: 'admin' });
    const walk: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const url = `/v1/admin/reviews?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const { body } = await t.world.call('GET', url, { token: admin });
      walk.push(body.items[0].id);
      cursor = body.nextCursor;
    }
    expect(walk).toEqual([...ids].reverse());
    expect(await t.queue(`doctorId=${elsewhere}`)).toEqual([ids[1]]);
    expect(await t.queue(`hospitalId=${t.elsewhere.hospitalId}`)).toEqual([]);
    expect(await t.queue('status=published&limit=2')).toEqual([ids[2], ids[1]]);
    expect(await t.queue('status=hidden')).toEqual([]);
  });
});

it('nobody but admins sees the queue', async () => {
  for (const token of [t.here.staff, t.here.doctor, (await t.here.addPatient()).token]) {
    expect((await t.world.call('GET', '/v1/admin/reviews', { token })).status).toBe(403);
  }
});

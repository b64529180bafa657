import { moderating, type Moderating } from '../../../../test/moderating.ts';

let t: Moderating;
beforeEach(async () => {
  t = await moderating();
});
afterEach(() => t.close());

describe('a report', () => {
  it('is anybody’s who is signed in, once each', async () => {
    const { id } = await t.addReview();
    const reporter = await t.here.addPatient();
    const tokens = [reporter.token, t.here.doctor, t.elsewhere.staff, t.here.admin];
    for (const token of tokens) {
      expect(await t.report(id, token)).toMatchObject({
        status: 201,
        body: { reviewId: id, reason: 'offensive' },
      });
    }
    expect(await t.report(id, reporter.token)).toMatchObject({
      status: 409,
      body: { code: 'conflict.exists' },
    });
    expect(
      (await t.world.call('POST', `/v1/reviews/${id}/reports`, { body: { reason: 'spam' } })).status,
    ).toBe(401);
    const twice = await t.here.addPatient();
    const raced = await Promise.all([1, 2, 3].map(() => t.report(id, twice.token)));
    expect(raced.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('brings the review to the queue and leaves it, its version and the figures as they are', async () => {
    const { id } = await t.addReview({ rating: 5 });
    await t.report(id, t.here.doctor);
    expect((await t.world.call('GET', `/v1/reviews/${id}`)).body).toMatchObject({
      status: 'published',
      version: 1,
    });
    expect(await t.ratingOf()).toEqual({ average: 5, count: 1 });
    expect(await t.queue()).toEqual([id]);
  });

  it('has its note sealed, and opened for admins', async () => {
    const { id } = await t.addReview();
    await t.report(id, t.here.doctor, { reason: 'health_of_others', note: 'It tells of her HIV.' });
    const { rows } = await t.here.database.query('select note from review_reports');
    expect(rows[0].note.toString('latin1')).not.toContain('HIV');
    const { body } = await t.decide('GET', `/${id}`);
    expect(body.reports).toMatchObject([
      { reason: 'health_of_others', note: 'It tells of her HIV.', reporterRole: 'doctor', settledAt: null },
    ]);
  });

  it('of what is hidden is a stranger’s 404, and refused to those it concerns', async () => {
    const { id, patient } = await t.addReview();
    await t.decide('POST', `/${id}/hiding`, { reason: 'spam' });
    expect((await t.report(id, (await t.here.addPatient()).token)).status).toBe(404);
    expect((await t.report(id, patient.token)).body.code).toBe('reviews.hidden');
  });

  it('is told to who made it: open until an admin has decided, decided while the same words stand, and to nobody else', async () => {
    const { id, patient } = await t.addReview({ rating: 1, text: 'A fool.' });
    const told = async (token?: string) =>
      (await t.world.call('GET', `/v1/reviews/${id}`, token === undefined ? {} : { token })).body.ownReport;
    const listed = async () => {
      const path = `/v1/hospitals/${t.here.hospitalId}/reviews`;
      return (await t.world.call('GET', path, { token: reporter })).body.items[0].ownReport;
    };
    const reporter = t.here.staff;
    expect([await told(reporter), await told()]).toEqual([null, undefined]);
    const { body: made } = await t.report(id, reporter);
    expect([await told(reporter), await listed(), await told(t.here.doctor)]).toEqual(['open', 'open', null]);
    await t.decide('DELETE', `/${id}/reports?upTo=${made.id}`);
    expect([await told(reporter), await listed()]).toEqual(['decided', 'decided']);
    const body = { text: 'A kind fool.' };
    await t.world.call('PATCH', `/v1/reviews/${id}`, { token: patient.token, body });
    expect(await told(reporter)).toBeNull();
  });
});

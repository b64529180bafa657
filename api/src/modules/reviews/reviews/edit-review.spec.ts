import { type ReviewedClinic, startReviewedClinic } from '../../../../test/reviewed-clinic.ts';

let t: ReviewedClinic;
beforeEach(async () => {
  t = await startReviewedClinic();
});
afterEach(() => t.close());

const patch = (id: string, token: string, body: object, seen?: number) =>
  t.world.call('PATCH', `/v1/reviews/${id}`, {
    token,
    body,
    headers: seen === undefined ? {} : { 'if-match': `"${seen}"` },
  });

it('the author changes rating and text, and the figures go along', async () => {
  const { id, patient } = await t.addReview({ rating: 2, text: 'Late.' });
  t.world.clock.advance({ minutes: 10 });

  const { status, body } = await patch(id, patient.token, { rating: 5, text: null }, 1);

  expect(status).toBe(200);
  expect(body).toMatchObject({ rating: 5, text: null, version: 2, editedAt: '2026-12-01T06:10:00.000Z' });
  expect(await t.ratingOf()).toEqual({ average: 5, count: 1 });
});

it('the same again changes nothing, also of the version from before', async () => {
  const { id, patient } = await t.addReview({ rating: 2, text: 'Late.' });
  const { body } = await patch(id, patient.token, { rating: 2, text: ' Late. ' });
  expect(body).toMatchObject({ version: 1, editedAt: null });
  await patch(id, patient.token, { rating: 3 }, 1);
  expect(await patch(id, patient.token, { rating: 3 }, 1)).toMatchObject({
    status: 200,
    body: { version: 2 },
  });
  expect(await t.ratingOf()).toEqual({ average: 3, count: 1 });
});

it('an old version is refused', async () => {
  const { id, patient } = await t.addReview();
  await patch(id, patient.token, { rating: 1 });
  expect(await patch(id, patient.token, { rating: 5 }, 1)).toMatchObject({
    status: 412,
    body: { code: 'conflict.version', currentVersion: 2 },
  });
});

it('after 48 hours it stands', async () => {
  const { id, patient } = await t.addReview();
  const again = () => t.world.tokenFor({ role: 'patient', accountId: patient.accountId });
  t.world.clock.advance({ hours: 48 });
  expect((await patch(id, again(), { rating: 5 })).status).toBe(200);
  t.world.clock.advance({ minutes: 1 });
  expect(await patch(id, again(), { rating: 1 })).toMatchObject({
    status: 409,
    body: { code: 'reviews.too_late', detail: 'It could be changed until 2026-12-03T06:00:00.000Z.' },
  });
  expect(await t.ratingOf()).toEqual({ average: 5, count: 1 });
});

it('nobody else changes it: for another patient there is no such review of theirs', async () => {
  const { id } = await t.addReview();
  const other = await t.here.addPatient();
  expect((await patch(id, other.token, { rating: 1 })).status).toBe(404);
  expect((await patch(id, t.here.admin, { rating: 1 })).status).toBe(403);
});

it('cannot bring a hidden review back', async () => {
  const { id, patient } = await t.addReview({ rating: 1, text: 'Rude words.' });
  await t.world.call('POST', `/v1/admin/reviews/${id}/hiding`, {
    token: t.here.admin,
    body: { reason: 'offensive' },
  });
  expect(await patch(id, patient.token, { text: 'Nicer words.' })).toMatchObject({
    status: 409,
    body: { code: 'reviews.hidden' },
  });
  expect(await t.ratingOf()).toEqual({ average: null, count: 0 });
});

it('an edit and a hiding at once end in one of two ways, and the figures are right in both', async () => {
  for (let round = 0; round < 8; round += 1) {
    const doctorId = await t.here.addDoctor();
    const { id, patient } = await t.addReview({ rating: 1 }, doctorId);
    const [edit, hiding] = await Promise.all([
      patch(id, patient.token, { rating: 5 }),
      t.world.call('POST', `/v1/admin/reviews/${id}/hiding`, {
        token: t.here.admin,
        body: { reason: 'spam' },
        headers: { 'if-match': '"1"' },
      }),
    ]);
    // Whoever was second is told: the author that it is hidden, the admin that the words are no longer what they saw.
    expect([
      [200, 412],
      [409, 200],
    ]).toContainEqual([edit.status, hiding.status]);
    expect(await t.ratingOf(doctorId)).toEqual(
      edit.status === 200 ? { average: 5, count: 1 } : { average: null, count: 0 },
    );
  }
});

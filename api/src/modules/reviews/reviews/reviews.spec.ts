import { type ReviewedClinic, startReviewedClinic } from '../../../../test/reviewed-clinic.ts';

let t: ReviewedClinic;
beforeAll(async () => {
  t = await startReviewedClinic();
});
afterAll(() => t.close());

const hide = (id: string) =>
  t.world.call('POST', `/v1/admin/reviews/${id}/hiding`, { token: t.here.admin, body: { reason: 'spam' } });
const read = (path: string, token?: string) =>
  t.world.call('GET', path, token === undefined ? {} : { token });

describe('a reply', () => {
  const reply = (id: string, token: string, text: string, headers = {}) =>
    t.world.call('PUT', `/v1/reviews/${id}/reply`, { token, body: { text }, headers });

  it('is the doctor’s, or the hospital’s for them, and a later one takes its place', async () => {
    const { id } = await t.addReview();
    const first = await reply(id, t.here.doctor, 'Thank you.');
    const second = await reply(id, t.here.staff, 'Thank you, Mila.', { 'if-match': '"2"' });

    expect(first.body).toMatchObject({
      version: 2,
      reply: { text: 'Thank you.', by: 'doctor' },
      warnings: [],
    });
    expect(second.body).toMatchObject({ version: 3, reply: { text: 'Thank you, Mila.', by: 'hospital' } });
    expect((await read(`/v1/reviews/${id}`)).body.reply).toEqual({
      text: 'Thank you, Mila.',
      by: 'hospital',
      repliedAt: '2026-12-01T06:00:00.000Z',
    });
    expect((await reply(id, t.here.doctor, 'Too late.', { 'if-match': '"1"' })).status).toBe(412);
  });

  it('sent again because no answer came is answered, and is one; other words of an old version are not taken', async () => {
    const { id } = await t.addReview();
    const seen = { 'if-match': '"1"' };
    const answers = [
      await reply(id, t.here.doctor, 'Thank you.', seen),
      await reply(id, t.here.doctor, 'Thank you.', seen),
    ];
    expect(answers.map(({ status, body }) => [status, body.version])).toEqual([
      [200, 2],
      [200, 2],
    ]);
    expect((await reply(id, t.here.doctor, 'Thanks.', seen)).body.code).toBe('conflict.version');
  });

  it('is nobody else’s', async () => {
    const { id } = await t.addReview();
    const colleague = t.world.tokenFor({
      role: 'doctor',
      hospitalId: t.here.hospitalId,
      doctorId: await t.here.addDoctor(),
    });
    expect((await reply(id, t.elsewhere.staff, 'No')).status).toBe(404);
    expect((await reply(id, t.elsewhere.doctor, 'No')).status).toBe(404);
    expect((await reply(id, colleague, 'No')).status).toBe(404);
    expect((await reply(id, (await t.here.addPatient()).token, 'No')).status).toBe(403);
  });

  it('is held to the same rules as the review: no contacts, and a warning where it tells of an illness', async () => {
    const { id } = await t.addReview();
    expect((await reply(id, t.here.doctor, 'See www.rao.example')).body.errors).toMatchObject([
      { pointer: '/text' },
    ]);
    expect((await reply(id, t.here.doctor, 'Your diabetes is better now.')).body.warnings).toMatchObject([
      { code: 'health_of_others' },
    ]);
  });

  it('waits while the review is hidden', async () => {
    const { id } = await t.addReview();
    await hide(id);
    expect((await reply(id, t.here.doctor, 'Thank you.')).body.code).toBe('reviews.hidden');
  });
});

describe('the reviews of a doctor', () => {
  it('are read by everybody, newest first, a page at a time', async () => {
    const doctorId = await t.here.addDoctor();
    const ids: string[] = [];
    for (let n = 1; n <= 5; n += 1) {
      // Two of the same instant: the order is by id then.
      if (n % 2) t.world.clock.advance({ minutes: 1 });
      ids.unshift((await t.addReview({ rating: n }, doctorId)).id);
    }
    const shown: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await read(
        `/v1/doctors/${doctorId}/reviews?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      shown.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    }
    expect(shown).toEqual(ids);
    expect((await read(`/v1/doctors/${doctorId}/reviews?rating=2`)).body.items).toMatchObject([
      { id: ids[3] },
    ]);
  });

  it('leave out the hidden ones', async () => {
    const doctorId = await t.here.addDoctor();
    const { id } = await t.addReview({ rating: 1 }, doctorId);
    await hide(id);
    expect((await read(`/v1/doctors/${doctorId}/reviews`)).body).toEqual({ items: [], nextCursor: null });
  });

  it.each(['pending', 'suspended'])(
    'of a doctor who is %s are nobody’s but the hospital’s',
    async (status) => {
      const doctorId = await t.here.addDoctor();
      const { id } = await t.addReview({ rating: 1 }, doctorId);
      await t.here.database.query('update doctors set status = $2 where id = $1', [doctorId, status]);
      for (const path of [`/v1/doctors/${doctorId}/reviews`, `/v1/reviews/${id}`]) {
        expect((await read(path)).status).toBe(404);
        expect((await read(path, t.elsewhere.staff)).status).toBe(404);
        expect((await read(path, t.here.staff)).status).toBe(200);
      }
    },
  );

  it('are found by an index, in their order', async () => {
    const client = await t.here.database.connect();
    try {
      await client.query('begin; set local enable_seqscan = off; set local enable_sort = off');
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `explain select id from reviews r where r.doctor_id = $1 and r.status = 'published'
            and (r.created_at, r.id) < ($2::timestamptz, $1::uuid) order by r.created_at desc, r.id desc limit 21`,
        [t.here.doctorId, new Date()],
      );
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toMatch(/^Limit.*Index.* Scan Backward using reviews_of_doctor/s);
      expect(plan).not.toMatch(/Sort|Filter/);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('the reviews of a hospital', () => {
  const of = (hospitalId: string, token?: string, query = '') =>
    read(`/v1/hospitals/${hospitalId}/reviews${query}`, token);

  it('are those of all its doctors, bookable or not, the newest first, without the hidden ones', async () => {
    const doctors = [await t.here.addDoctor(), await t.here.addDoctor()] as const;
    const ids: string[] = [];
    for (const [place, doctorId] of doctors.entries()) {
      t.world.clock.advance({ minutes: 1 });
      ids.unshift((await t.addReview({ rating: place + 1 }, doctorId)).id);
    }
    await hide((await t.addReview({ rating: 1 }, doctors[0])).id);
    await t.here.database.query("update doctors set status = 'suspended' where id = $1", [doctors[1]]);

    for (const token of [t.here.staff, t.here.admin]) {
      const { body } = await of(t.here.hospitalId, token, '?limit=2');
      expect(body.items.map(({ id }: { id: string }) => id)).toEqual(ids);
    }
    const ofOne = `?doctorId=${doctors[0]}&rating=1`;
    expect((await of(t.here.hospitalId, t.here.staff, ofOne)).body.items).toMatchObject([{ id: ids[1] }]);
    expect((await of(t.here.hospitalId, t.here.staff, `${ofOne}1`)).status).toBe(422);
  });

  it('are for its own people', async () => {
    expect((await of(t.here.hospitalId)).status).toBe(401);
    expect((await of(t.here.hospitalId, t.here.doctor)).status).toBe(403);
    expect((await of(t.here.hospitalId, t.elsewhere.staff)).status).toBe(404);
  });
});

describe('a hidden review', () => {
  it('is seen by those it concerns, with the reason, and by nobody else', async () => {
    const { id, patient, appointmentId } = await t.addReview();
    await hide(id);
    for (const token of [patient.token, t.here.doctor, t.here.staff, t.here.admin]) {
      for (const path of [`/v1/reviews/${id}`, `/v1/appointments/${appointmentId}/review`]) {
        expect((await read(path, token)).body).toMatchObject({ id, status: 'hidden', hiddenReason: 'spam' });
      }
    }
    const strangers = [undefined, t.elsewhere.staff, t.elsewhere.doctor, (await t.here.addPatient()).token];
    for (const token of strangers) {
      expect((await read(`/v1/reviews/${id}`, token)).status).toBe(404);
    }
  });
});

it('the review of a visit is not found by strangers, published as it is', async () => {
  const { appointmentId, patient } = await t.addReview();
  expect((await read(`/v1/appointments/${appointmentId}/review`, patient.token)).status).toBe(200);
  expect((await read(`/v1/appointments/${appointmentId}/review`, t.elsewhere.staff)).status).toBe(404);
  expect(
    (await read(`/v1/appointments/${appointmentId}/review`, (await t.here.addPatient()).token)).status,
  ).toBe(404);
});

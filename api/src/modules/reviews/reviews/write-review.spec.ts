import { type ReviewedClinic, startReviewedClinic } from '../../../../test/reviewed-clinic.ts';

let t: ReviewedClinic;
beforeAll(async () => {
  t = await startReviewedClinic();
});
afterAll(() => t.close());

const post = (appointmentId: string, token: string, body: object, headers = {}) =>
  t.world.call('POST', `/v1/appointments/${appointmentId}/review`, { token, body, headers });

describe('a review', () => {
  it('is written by the patient of a completed visit, and published under a first name and an initial', async () => {
    const { id: appointmentId, patient } = await t.addVisit();
    const { status, body } = await post(appointmentId, patient.token, {
      rating: 5,
      text: '  Took her time.\nKind. ',
    });

    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      doctorId: t.here.doctorId,
      hospitalId: t.here.hospitalId,
      author: 'Mila S.',
      rating: 5,
      text: 'Took her time.\nKind.',
      reply: null,
      status: 'published',
      createdAt: '2026-12-01T06:00:00.000Z',
      editedAt: null,
      editableUntil: '2026-12-03T06:00:00.000Z',
      hiddenReason: null,
      replyRemovedReason: null,
      ownReport: null,
      version: 1,
      appointmentId,
      warnings: [],
    });
    const { body: shown } = await t.world.call('GET', `/v1/reviews/${body.id}`);
    expect(Object.keys(shown).sort()).toEqual([
      'author',
      'createdAt',
      'doctorId',
      'editedAt',
      'hospitalId',
      'id',
      'rating',
      'reply',
      'status',
      'text',
      'version',
    ]);
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(`Sen|${appointmentId}|${patient.accountId}`));
  });

  it('needs no text', async () => {
    const { id, patient } = await t.addVisit();
    expect((await post(id, patient.token, { rating: 1 })).body).toMatchObject({ rating: 1, text: null });
  });

  it('tells the outbox, with ids and the version alone', async () => {
    const { id: reviewId } = await t.addReview({ rating: 3, text: 'Words nobody forwards.' });
    const { rows } = await t.here.database.query(
      `select type, payload from outbox_events where payload ->> 'reviewId' = $1`,
      [reviewId],
    );
    expect(rows).toMatchObject([{ type: 'review.published' }]);
    expect(Object.keys(rows[0].payload).sort()).toEqual([
      'appointmentId',
      'doctorId',
      'hospitalId',
      'patientId',
      'reviewId',
      'version',
    ]);
  });

  it.each(['held', 'confirmed', 'checked_in', 'no_show', 'cancelled', 'expired'])(
    'is refused while the visit is %s',
    async (status) => {
      const { id, patient } = await t.addVisit({ status: 'completed' });
      await t.here.database.query(
        `update appointments set status = $2, hold_expires_at = case when $2 = 'held' then $3::timestamptz end where id = $1`,
        [id, status, new Date('2027-01-01')],
      );
      expect(await post(id, patient.token, { rating: 5 })).toMatchObject({
        status: 409,
        body: { code: 'reviews.not_completed' },
      });
    },
  );

  it('is taken for the days of the policy that was accepted, whatever the hospital’s is now', async () => {
    const { id: early, patient } = await t.addVisit();
    const { id: late, patient: other } = await t.addVisit();
    await t.here.database.query(
      `update appointments set policy = jsonb_set(policy, '{reviewDays}', '3'), completed_at = $2 where id = any($1)`,
      [[early, late], new Date(t.world.clock.now().getTime() - 3 * 24 * 3_600_000)],
    );
    expect((await post(early, patient.token, { rating: 4 })).status).toBe(201);
    await t.here.database.query(
      `update appointments set completed_at = completed_at - interval '1 second' where id = $1`,
      [late],
    );
    expect(await post(late, other.token, { rating: 4 })).toMatchObject({
      status: 409,
      body: { code: 'reviews.too_late', detail: 'A visit can be reviewed for 3 days after it.' },
    });
  });

  it('is one for each visit; the second is told which', async () => {
    const { id: reviewId, appointmentId, patient } = await t.addReview();
    expect(await post(appointmentId, patient.token, { rating: 1 })).toMatchObject({
      status: 409,
      body: { code: 'conflict.exists', reviewId },
    });
  });

  it('is one even when it is sent many times at once', async () => {
    const { id, patient } = await t.addVisit({ doctorId: await t.here.addDoctor() });
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => post(id, patient.token, { rating: (n % 5) + 1 })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array.from({ length: 11 }, () => 409),
    ]);
    expect(new Set(answers.filter(({ status }) => status === 409).map(({ body }) => body.code))).toEqual(
      new Set(['conflict.exists']),
    );
    const { kept, counted } = await t.figures();
    expect(kept).toEqual(counted);
  });

  it('sent again with its key is answered again, and counts once', async () => {
    const doctorId = await t.here.addDoctor();
    const { id, patient } = await t.addVisit({ doctorId });
    const headers = { 'idempotency-key': 'once-more' };
    const first = await post(id, patient.token, { rating: 5 }, headers);
    const again = await post(id, patient.token, { rating: 5 }, headers);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await t.ratingOf(doctorId)).toEqual({ average: 5, count: 1 });
  });

  it('has all its faults named at once', async () => {
    const { id, patient } = await t.addVisit();
    const { status, body } = await post(id, patient.token, {
      rating: 6,
      text: 'Write to rao@clinic.example or call +91 98765 43210',
      stars: 5,
    });
    expect([status, body.code]).toEqual([422, 'request.invalid']);
    expect(body.errors.map(({ pointer, detail }: any) => [pointer, detail])).toEqual(
      expect.arrayContaining([
        ['/rating', expect.any(String)],
        ['/text', 'It holds what looks like an e-mail address; leave it out.'],
        ['/text', 'It holds what looks like a telephone number; leave it out.'],
        ['/stars', 'This field is not known here.'],
      ]),
    );
    expect(body.errors).toHaveLength(4);
  });

  it('that seems to tell of another’s illness is taken, with a warning', async () => {
    const { warnings } = await t.addReview({ rating: 5, text: 'He found my mother’s cancer in time.' });
    expect(warnings).toEqual([
      { code: 'health_of_others', detail: expect.stringContaining('Everybody can read it') },
    ]);
  });

  it('is text, whatever stands in it', async () => {
    const text = `<script>alert(1)</script> & "quotes" '; drop table reviews; --`;
    const { id } = await t.addReview({ rating: 2, text });
    const { body, headers } = await t.world.call('GET', `/v1/reviews/${id}`);
    expect(body.text).toBe(text);
    expect(headers['content-type']).toMatch(/^application\/json/);
  });
});

describe('somebody else’s visit is nobody’s', () => {
  it.each([
    ['another patient', async () => (await t.here.addPatient()).token, 404],
    ['the doctor', async () => t.here.doctor, 403],
    ['the staff', async () => t.here.staff, 403],
    ['an admin', async () => t.here.admin, 403],
  ])('for %s', async (_, token, status) => {
    const { id } = await t.addVisit();
    expect((await post(id, await token(), { rating: 1 })).status).toBe(status);
  });
});

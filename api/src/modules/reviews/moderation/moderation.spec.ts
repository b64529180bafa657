import { type ReviewedClinic, startReviewedClinic } from '../../../../test/reviewed-clinic.ts';

let t: ReviewedClinic;
beforeEach(async () => {
  t = await startReviewedClinic();
});
afterEach(() => t.close());

const report = (id: string, token: string, body: object = { reason: 'offensive' }) =>
  t.world.call('POST', `/v1/reviews/${id}/reports`, { token, body });
const answer = (id: string, text: string) =>
  t.world.call('PUT', `/v1/reviews/${id}/reply`, { token: t.here.doctor, body: { text } });
const decide = (method: string, path: string, body?: object, headers = {}) =>
  t.world.call(method, `/v1/admin/reviews${path}`, { token: t.here.admin, headers, ...(body && { body }) });
const queue = async (query = '') => {
  const { body } = await decide('GET', `?${query}`);
  return body.items.map(({ id }: { id: string }) => id);
};

describe('a report', () => {
  it('is anybody’s who is signed in, once each', async () => {
    const { id } = await t.addReview();
    const reporter = await t.here.addPatient();
    const tokens = [reporter.token, t.here.doctor, t.elsewhere.staff, t.here.admin];
    for (const token of tokens) {
      expect(await report(id, token)).toMatchObject({
        status: 201,
        body: { reviewId: id, reason: 'offensive' },
      });
    }
    expect(await report(id, reporter.token)).toMatchObject({
      status: 409,
      body: { code: 'conflict.exists' },
    });
    expect(
      (await t.world.call('POST', `/v1/reviews/${id}/reports`, { body: { reason: 'spam' } })).status,
    ).toBe(401);
    const twice = await t.here.addPatient();
    const raced = await Promise.all([1, 2, 3].map(() => report(id, twice.token)));
    expect(raced.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('brings the review to the queue and leaves it, its version and the figures as they are', async () => {
    const { id } = await t.addReview({ rating: 5 });
    await report(id, t.here.doctor);
    expect((await t.world.call('GET', `/v1/reviews/${id}`)).body).toMatchObject({
      status: 'published',
      version: 1,
    });
    expect(await t.ratingOf()).toEqual({ average: 5, count: 1 });
    expect(await queue()).toEqual([id]);
  });

  it('has its note sealed, and opened for admins', async () => {
    const { id } = await t.addReview();
    await report(id, t.here.doctor, { reason: 'health_of_others', note: 'It tells of her HIV.' });
    const { rows } = await t.here.database.query('select note from review_reports');
    expect(rows[0].note.toString('latin1')).not.toContain('HIV');
    const { body } = await decide('GET', `/${id}`);
    expect(body.reports).toMatchObject([
      { reason: 'health_of_others', note: 'It tells of her HIV.', reporterRole: 'doctor', settledAt: null },
    ]);
  });

  it('of what is hidden is a stranger’s 404, and refused to those it concerns', async () => {
    const { id, patient } = await t.addReview();
    await decide('POST', `/${id}/hiding`, { reason: 'spam' });
    expect((await report(id, (await t.here.addPatient()).token)).status).toBe(404);
    expect((await report(id, patient.token)).body.code).toBe('reviews.hidden');
  });
});

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
      await report(id, t.world.tokenFor({ role: 'staff', hospitalId: t.here.hospitalId }));
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
    expect(await queue(`doctorId=${elsewhere}`)).toEqual([ids[1]]);
    expect(await queue(`hospitalId=${t.elsewhere.hospitalId}`)).toEqual([]);
    expect(await queue('status=published&limit=2')).toEqual([ids[2], ids[1]]);
    expect(await queue('status=hidden')).toEqual([]);
  });
});

describe('an admin', () => {
  it('hides and restores: out of the public and the figures, and back, with every decision kept', async () => {
    const { id, patient } = await t.addReview({ rating: 1, text: 'Nurse Joy is a thief.' });
    await t.addReview({ rating: 5 });
    await report(id, t.here.doctor);

    const hidden = await decide('POST', `/${id}/hiding`, { reason: 'personal_data', note: 'Names a nurse.' });
    expect(hidden).toMatchObject({
      status: 200,
      body: {
        status: 'hidden',
        hiddenReason: 'personal_data',
        version: 2,
        reportedAt: null,
        authorFullName: 'Mila Sen',
      },
    });
    expect(hidden.body.reports[0].settledAt).toBe('2026-12-01T06:00:00.000Z');
    expect(await t.ratingOf()).toEqual({ average: 5, count: 1 });
    expect([await queue(), await queue('status=hidden')]).toEqual([[], [id]]);
    // The author learns the reason, not the note.
    const { body: own } = await t.world.call('GET', `/v1/reviews/${id}`, { token: patient.token });
    expect(own).toMatchObject({ status: 'hidden', hiddenReason: 'personal_data' });
    expect(JSON.stringify(own)).not.toContain('nurse.');

    const restored = await decide('DELETE', `/${id}/hiding`);
    expect(restored.body).toMatchObject({
      status: 'published',
      hiddenReason: null,
      version: 3,
      moderation: [
        {
          action: 'hide',
          reason: 'personal_data',
          note: 'Names a nurse.',
          rating: 1,
          text: 'Nurse Joy is a thief.',
        },
        { action: 'restore', reason: null, note: null },
      ],
    });
    expect(restored.body.moderation[0].actor).toMatch(/^admin:/);
    expect(await t.ratingOf()).toEqual({ average: 3, count: 2 });
  });

  it('lets a reported review stand: the reports leave the queue and are kept', async () => {
    const { id } = await t.addReview();
    const reported = await report(id, t.here.doctor);
    const seen = `/${id}/reports?upTo=${reported.body.id}`;
    const { body } = await decide('DELETE', seen);
    expect(body).toMatchObject({ status: 'published', version: 1, reportedAt: null });
    expect(body.moderation).toMatchObject([{ action: 'dismiss_reports' }]);
    expect(body.reports[0].settledAt).not.toBeNull();
    expect(await queue()).toEqual([]);
    expect((await decide('DELETE', seen)).body.moderation).toHaveLength(1);
    // Somebody new may still object.
    await report(id, t.elsewhere.staff);
    expect(await queue()).toEqual([id]);
  });

  it('settles the reports that were looked at, and keeps the review waiting for those that came since', async () => {
    const { id } = await t.addReview();
    const seen = await report(id, t.here.doctor);
    t.world.clock.advance({ minutes: 5 });
    await report(id, t.elsewhere.staff, { reason: 'personal_data' });

    const { body } = await decide('DELETE', `/${id}/reports?upTo=${seen.body.id}`);
    expect(body.reports).toMatchObject([
      { reason: 'offensive', settledAt: '2026-12-01T06:05:00.000Z' },
      { reason: 'personal_data', settledAt: null },
    ]);
    expect(body.reportedAt).toBe('2026-12-01T06:05:00.000Z');
    expect(await queue()).toEqual([id]);

    const whatever = await decide('DELETE', `/${id}/reports`);
    expect(whatever).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
  });

  it('goes by when reports were written, whatever their ids, and by no report of another review', async () => {
    const [{ id }, other] = [await t.addReview(), await t.addReview()];
    const seen = await report(id, t.here.doctor);
    const since = await report(id, t.elsewhere.staff, { reason: 'personal_data' });
    // Of a process whose clock is behind.
    const early = '00000000-0000-7000-8000-000000000001';
    await t.here.database.query('update review_reports set id = $1 where id = $2', [early, since.body.id]);

    const elsewhere = await decide('DELETE', `/${other.id}/reports?upTo=${seen.body.id}`);
    expect(elsewhere).toMatchObject({ status: 422, body: { errors: [{ pointer: '/upTo', in: 'query' }] } });
    const { body } = await decide('DELETE', `/${id}/reports?upTo=${seen.body.id}`);
    expect(body.reports).toMatchObject([
      { id: seen.body.id, settledAt: expect.any(String) },
      { id: early, settledAt: null },
    ]);
  });

  it('hears of it again from the same person once other words stand there, not of what was decided', async () => {
    const { id, patient } = await t.addReview();
    const object = () => report(id, patient.token, { reason: 'personal_data' });
    await answer(id, 'You have gout.');
    const first = await object();
    await decide('POST', `/${id}/reply-removal`, { reason: 'personal_data' });
    await decide('DELETE', `/${id}/reports?upTo=${first.body.id}`);
    await answer(id, 'It is your feet.');
    const second = await object();
    expect([second.status, (await object()).status]).toEqual([201, 409]);
    await decide('DELETE', `/${id}/reports?upTo=${second.body.id}`);
    expect(await object()).toMatchObject({ status: 409, body: { code: 'conflict.exists' } });
  });

  it('reads what a report was about, though the author has changed it since', async () => {
    const { id, patient } = await t.addReview({ rating: 1, text: 'A fool.' });
    await answer(id, 'So are you.');
    await report(id, t.here.doctor);
    const body = { rating: 5, text: 'Very kind.' };
    await t.world.call('PATCH', `/v1/reviews/${id}`, { token: patient.token, body });

    const about = { rating: 1, text: 'A fool.', replyText: 'So are you.' };
    expect((await decide('GET', `/${id}`)).body).toMatchObject({ ...body, reports: [{ about }] });
  });

  it('takes down the answer alone: the review stands and counts, and what was answered is kept', async () => {
    const { id, patient } = await t.addReview({ rating: 1 });
    await answer(id, 'You have gout.');
    await report(id, patient.token, { reason: 'personal_data' });

    const verdict = { reason: 'personal_data', note: 'It tells the diagnosis.' };
    const removed = await decide('POST', `/${id}/reply-removal`, verdict, { 'if-match': '"2"' });
    expect(removed).toMatchObject({
      status: 200,
      body: {
        status: 'published',
        reply: null,
        version: 3,
        reportedAt: '2026-12-01T06:00:00.000Z',
        moderation: [{ ...verdict, action: 'remove_reply', replyText: 'You have gout.' }],
      },
    });
    expect(await t.ratingOf()).toEqual({ average: 1, count: 1 });
    const asPublic = await t.world.call('GET', `/v1/reviews/${id}`);
    expect(asPublic.body).toMatchObject({ reply: null });
    expect(asPublic.body).not.toHaveProperty('replyRemovedReason');
    // Whom it concerns learns the reason, not the note.
    const concerned = await t.world.call('GET', `/v1/reviews/${id}`, { token: t.here.doctor });
    expect(concerned.body).toMatchObject({ reply: null, replyRemovedReason: 'personal_data' });
    expect(JSON.stringify(concerned.body)).not.toContain('diagnosis');

    const again = await decide('POST', `/${id}/reply-removal`, verdict);
    expect(again).toMatchObject({ status: 409, body: { code: 'reviews.no_reply' } });
    const back = await answer(id, 'You have gout!');
    expect(back).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/text', code: 'taken_down' }] },
    });
    const { body: anew } = await answer(id, 'Thank you.');
    expect(anew).toMatchObject({ reply: { text: 'Thank you.' }, replyRemovedReason: null });
    const { rows } = await t.here.database.query(
      `select resource_id, details from audit_entries where action = 'review.reply_removed'`,
    );
    expect(rows).toEqual([{ resource_id: id, details: { reasonCode: 'personal_data', replyBy: 'doctor' } }]);
  });

  it('is refused what is done already, and what they have not seen', async () => {
    const { id } = await t.addReview();
    expect((await decide('DELETE', `/${id}/hiding`)).body.code).toBe('reviews.not_hidden');
    expect((await decide('POST', `/${id}/hiding`, { reason: 'spam' }, { 'if-match': '"7"' })).status).toBe(
      412,
    );
    await decide('POST', `/${id}/hiding`, { reason: 'spam' });
    expect((await decide('POST', `/${id}/hiding`, { reason: 'spam' })).body.code).toBe('reviews.hidden');
    expect((await decide('POST', `/${t.here.doctorId}/hiding`, { reason: 'spam' })).status).toBe(404);
  });

  it('restores it once, however often that is sent with the version they saw; another one has not seen it', async () => {
    const { id } = await t.addReview({ rating: 5 });
    await decide('POST', `/${id}/hiding`, { reason: 'spam' });
    const seen = { 'if-match': '"2"' };
    const restored = () => decide('DELETE', `/${id}/hiding`, undefined, seen);
    const answers = [await restored(), await restored()];
    expect(answers.map(({ status, body }) => [status, body.version])).toEqual([
      [200, 3],
      [200, 3],
    ]);
    expect(answers[1]?.body.moderation).toHaveLength(2);
    expect(await t.ratingOf()).toEqual({ average: 5, count: 1 });
    expect((await decide('POST', `/${id}/hiding`, { reason: 'spam' }, seen)).status).toBe(412);
    await decide('POST', `/${id}/hiding`, { reason: 'spam' });
    expect((await restored()).status).toBe(412);
  });

  it('and another admin at once hide it once', async () => {
    const { id } = await t.addReview({ rating: 5 });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => decide('POST', `/${id}/hiding`, { reason: 'spam' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect(await t.ratingOf()).toEqual({ average: null, count: 0 });
    expect((await decide('GET', `/${id}`)).body.moderation).toHaveLength(1);
  });
});

it('nobody but admins sees the queue', async () => {
  for (const token of [t.here.staff, t.here.doctor, (await t.here.addPatient()).token]) {
    expect((await t.world.call('GET', '/v1/admin/reviews', { token })).status).toBe(403);
  }
});

import { moderating, type Moderating } from '../../../../test/moderating.ts';

let t: Moderating;
beforeEach(async () => {
  t = await moderating();
});
afterEach(() => t.close());

describe('an admin', () => {
  it('hides and restores: out of the public and the figures, and back, with every decision kept', async () => {
    const { id, patient } = await t.addReview({ rating: 1, text: 'Nurse Joy is a thief.' });
    await t.addReview({ rating: 5 });
    await t.report(id, t.here.doctor);

    const hidden = await t.decide('POST', `/${id}/hiding`, {
      reason: 'personal_data',
      note: 'Names a nurse.',
    });
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
    expect([await t.queue(), await t.queue('status=hidden')]).toEqual([[], [id]]);
    // The author learns the reason, not the note.
    const { body: own } = await t.world.call('GET', `/v1/reviews/${id}`, { token: patient.token });
    expect(own).toMatchObject({ status: 'hidden', hiddenReason: 'personal_data' });
    expect(JSON.stringify(own)).not.toContain('nurse.');

    const restored = await t.decide('DELETE', `/${id}/hiding`);
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
    const reported = await t.report(id, t.here.doctor);
    const seen = `/${id}/reports?upTo=${reported.body.id}`;
    const { body } = await t.decide('DELETE', seen);
    expect(body).toMatchObject({ status: 'published', version: 1, reportedAt: null });
    expect(body.moderation).toMatchObject([{ action: 'dismiss_reports' }]);
    expect(body.reports[0].settledAt).not.toBeNull();
    expect(await t.queue()).toEqual([]);
    expect((await t.decide('DELETE', seen)).body.moderation).toHaveLength(1);
    // Somebody new may still object.
    await t.report(id, t.elsewhere.staff);
    expect(await t.queue()).toEqual([id]);
  });

  it('settles the reports that were looked at, and keeps the review waiting for those that came since', async () => {
    const { id } = await t.addReview();
    const seen = await t.report(id, t.here.doctor);
    t.world.clock.advance({ minutes: 5 });
    await t.report(id, t.elsewhere.staff, { reason: 'personal_data' });

    const { body } = await t.decide('DELETE', `/${id}/reports?upTo=${seen.body.id}`);
    expect(body.reports).toMatchObject([
      { reason: 'offensive', settledAt: '2026-12-01T06:05:00.000Z' },
      { reason: 'personal_data', settledAt: null },
    ]);
    expect(body.reportedAt).toBe('2026-12-01T06:05:00.000Z');
    expect(await t.queue()).toEqual([id]);

    const whatever = await t.decide('DELETE', `/${id}/reports`);
    expect(whatever).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
  });

  it('goes by when reports were written, whatever their ids, and by no report of another review', async () => {
    const [{ id }, other] = [await t.addReview(), await t.addReview()];
    const seen = await t.report(id, t.here.doctor);
    const since = await t.report(id, t.elsewhere.staff, { reason: 'personal_data' });
    // Of a process whose clock is behind.
    const early = '00000000-0000-7000-8000-000000000001';
    await t.here.database.query('update review_reports set id = $1 where id = $2', [early, since.body.id]);

    const elsewhere = await t.decide('DELETE', `/${other.id}/reports?upTo=${seen.body.id}`);
    expect(elsewhere).toMatchObject({ status: 422, body: { errors: [{ pointer: '/upTo', in: 'query' }] } });
    const { body } = await t.decide('DELETE', `/${id}/reports?upTo=${seen.body.id}`);
    expect(body.reports).toMatchObject([
      { id: seen.body.id, settledAt: expect.any(String) },
      { id: early, settledAt: null },
    ]);
  });

  it('hears of it again from the same person once other words stand there, not of what was decided', async () => {
    const { id, patient } = await t.addReview();
    const object = () => t.report(id, patient.token, { reason: 'personal_data' });
    await t.answer(id, 'You have gout.');
    const first = await object();
    await t.decide('POST', `/${id}/reply-removal`, { reason: 'personal_data' });
    await t.decide('DELETE', `/${id}/reports?upTo=${first.body.id}`);
    await t.answer(id, 'It is your feet.');
    const second = await object();
    expect([second.status, (await object()).status]).toEqual([201, 409]);
    await t.decide('DELETE', `/${id}/reports?upTo=${second.body.id}`);
    expect(await object()).toMatchObject({ status: 409, body: { code: 'conflict.exists' } });
  });

  it('reads what a report was about, though the author has changed it since', async () => {
    const { id, patient } = await t.addReview({ rating: 1, text: 'A fool.' });
    await t.answer(id, 'So are you.');
    await t.report(id, t.here.doctor);
    const body = { rating: 5, text: 'Very kind.' };
    await t.world.call('PATCH', `/v1/reviews/${id}`, { token: patient.token, body });

    const about = { rating: 1, text: 'A fool.', replyText: 'So are you.' };
    expect((await t.decide('GET', `/${id}`)).body).toMatchObject({ ...body, reports: [{ about }] });
  });

  it('takes down the answer alone: the review stands and counts, and what was answered is kept', async () => {
    const { id, patient } = await t.addReview({ rating: 1 });
    await t.answer(id, 'You have gout.');
    await t.report(id, patient.token, { reason: 'personal_data' });

    const verdict = { reason: 'personal_data', note: 'It tells the diagnosis.' };
    const removed = await t.decide('POST', `/${id}/reply-removal`, verdict, { 'if-match': '"2"' });
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

    const again = await t.decide('POST', `/${id}/reply-removal`, verdict);
    expect(again).toMatchObject({ status: 409, body: { code: 'reviews.no_reply' } });
    const back = await t.answer(id, 'You have gout!');
    expect(back).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/text', code: 'taken_down' }] },
    });
    const { body: anew } = await t.answer(id, 'Thank you.');
    expect(anew).toMatchObject({ reply: { text: 'Thank you.' }, replyRemovedReason: null });
    const { rows } = await t.here.database.query(
      `select resource_id, details from audit_entries where action = 'review.reply_removed'`,
    );
    expect(rows).toEqual([{ resource_id: id, details: { reasonCode: 'personal_data', replyBy: 'doctor' } }]);
  });

  it('is refused what is done already, and what they have not seen', async () => {
    const { id } = await t.addReview();
    expect((await t.decide('DELETE', `/${id}/hiding`)).body.code).toBe('reviews.not_hidden');
    expect((await t.decide('POST', `/${id}/hiding`, { reason: 'spam' }, { 'if-match': '"7"' })).status).toBe(
      412,
    );
    await t.decide('POST', `/${id}/hiding`, { reason: 'spam' });
    expect((await t.decide('POST', `/${id}/hiding`, { reason: 'spam' })).body.code).toBe('reviews.hidden');
    expect((await t.decide('POST', `/${t.here.doctorId}/hiding`, { reason: 'spam' })).status).toBe(404);
  });

  it('restores it once, however often that is sent with the version they saw; another one has not seen it', async () => {
    const { id } = await t.addReview({ rating: 5 });
    await t.decide('POST', `/${id}/hiding`, { reason: 'spam' });
    const seen = { 'if-match': '"2"' };
    const restored = () => t.decide('DELETE', `/${id}/hiding`, undefined, seen);
    const answers = [await restored(), await restored()];
    expect(answers.map(({ status, body }) => [status, body.version])).toEqual([
      [200, 3],
      [200, 3],
    ]);
    expect(answers[1]?.body.moderation).toHaveLength(2);
    expect(await t.ratingOf()).toEqual({ average: 5, count: 1 });
    expect((await t.decide('POST', `/${id}/hiding`, { reason: 'spam' }, seen)).status).toBe(412);
    await t.decide('POST', `/${id}/hiding`, { reason: 'spam' });
    expect((await restored()).status).toBe(412);
  });

  it('and another admin at once hide it once', async () => {
    const { id } = await t.addReview({ rating: 5 });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => t.decide('POST', `/${id}/hiding`, { reason: 'spam' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect(await t.ratingOf()).toEqual({ average: null, count: 0 });
    expect((await t.decide('GET', `/${id}`)).body.moderation).toHaveLength(1);
  });
});

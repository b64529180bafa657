import { type ReviewedClinic, startReviewedClinic } from '../../../../test/reviewed-clinic.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';

const rounds = 10;
const reporters = 4;

describe('a race between the dismissal of what an admin has seen and new reports', () => {
  let t: ReviewedClinic;
  let second: TestApp;

  beforeAll(async () => {
    t = await startReviewedClinic();
    second = await startTestApp({ DATABASE_URL: t.world.databaseUrl });
    // Another process may think it earlier: its reports are younger than those before all the same.
    t.world.clock.advance({ minutes: 1 });
  });
  afterAll(async () => {
    await second.close();
    await t.close();
  });

  const report = async (id: string, by: TestApp): Promise<string> => {
    const { accountId } = await t.here.addPatient();
    const token = by.tokenFor({ role: 'patient', accountId });
    const { body } = await by.call('POST', `/v1/reviews/${id}/reports`, {
      token,
      body: { reason: 'offensive' },
    });
    return body.id;
  };

  it('settles what was seen alone: each new report stays open, and keeps the review in the queue', async () => {
    for (let round = 0; round < rounds; round++) {
      const { id } = await t.addReview();
      const seen = await report(id, t.world);
      const dismiss = () =>
        t.world.call('DELETE', `/v1/admin/reviews/${id}/reports?upTo=${seen}`, { token: t.here.admin });
      const [dismissed, ...added] = await Promise.all([
        dismiss(),
        ...Array.from({ length: reporters }, (_, n) => report(id, n % 2 === 0 ? t.world : second)),
      ]);

      expect(dismissed.status).toBe(200);
      const { rows } = await t.here.database.query<{ id: string; open: boolean }>(
        `select id, settled_at is null as open from review_reports where review_id = $1`,
        [id],
      );
      expect(rows.filter(({ open }) => !open).map((one) => one.id)).toEqual([seen]);
      expect(rows.flatMap((one) => (one.open ? [one.id] : [])).sort()).toEqual([...added].sort());
      const { rows: queued } = await t.here.database.query<{ since: boolean }>(
        `select reported_at = (select min(created_at) from review_reports where review_id = $1 and settled_at is null) as since
           from reviews where id = $1`,
        [id],
      );
      expect(queued).toEqual([{ since: true }]);
    }
  });
});

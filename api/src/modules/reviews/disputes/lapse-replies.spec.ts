import { disputedClinic, type DisputedClinic } from '../../../../test/disputed-clinic.ts';
import type { TimelineEntry } from './timeline.schemas.ts';
import { LapseReplies } from './lapse-replies.ts';

describe('a dispute whose answer is late', () => {
  let clinic: DisputedClinic;

  beforeAll(async () => {
    clinic = await disputedClinic();
  });
  afterAll(() => clinic.close());

  // Days pass here, and no token is good for as long.
  const admin = () => clinic.world.tokenFor({ role: 'admin' });
  const staff = () => clinic.world.tokenFor({ role: 'staff', hospitalId: clinic.hospital.hospitalId });
  const lapse = () => clinic.world.app.get(LapseReplies).run();
  const ask = (id: string, asks: string) =>
    clinic.post(`/${id}/messages`, admin(), { text: 'Have you the bill?', asks });
  const seen = async (id: string) => (await clinic.get(`/${id}`, admin())).body;
  const told = async (id: string, ...kinds: string[]) =>
    ((await seen(id)).timeline as TimelineEntry[]).filter(({ kind }) => kinds.includes(kind));

  it('goes to the admins, who was silent until when stays in its timeline, and everybody hears of it', async () => {
    const { id, dispute } = await clinic.disputed();
    clinic.world.clock.advance({ days: 5 });
    await lapse();
    expect(await seen(id)).toMatchObject({ awaits: 'hospital', version: 1 });
    clinic.world.clock.advance({ seconds: 1 });
    await Promise.all([lapse(), lapse()]);
    expect(await seen(id)).toMatchObject({
      status: 'open',
      awaits: 'admin',
      dueAt: new Date(clinic.world.clock.now().getTime() + 3 * 24 * 3_600_000).toISOString(),
      version: 2,
    });
    expect(await told(id, 'dispute')).toMatchObject([
      { details: { action: 'open', asks: 'hospital', dueAt: dispute.dueAt } },
      {
        actor: 'system',
        details: {
          action: 'lapse',
          fromStatus: 'open',
          toStatus: 'open',
          side: 'hospital',
          dueAt: dispute.dueAt,
        },
      },
    ]);
    expect((await clinic.eventsOf(id)).map(({ type }) => type)).toEqual(['dispute.opened', 'dispute.lapsed']);
    clinic.world.clock.advance({ days: 30 });
    expect(await lapse()).toBe(0);
  });

  it('that was answered or decided in time stays whose it is', async () => {
    const [answered, decided] = [await clinic.disputed(), await clinic.disputed()];
    await clinic.post(`/${answered.id}/messages`, staff(), { text: 'An emergency.' });
    await clinic.post(`/${decided.id}/resolution`, admin(), { outcome: 'reject', note: 'Seen.' });
    clinic.world.clock.advance({ days: 6 });
    await lapse();
    expect(await told(answered.id, 'dispute')).toHaveLength(1);
    expect((await seen(answered.id)).awaits).toBe('admin');
    expect((await seen(decided.id)).awaits).toBeNull();
  });

  it('tells of each question whom an admin asked and until when, also after the answer', async () => {
    const { id, token } = await clinic.disputed();
    await ask(id, 'patient');
    const { dueAt } = await seen(id);
    await clinic.post(`/${id}/messages`, token, { text: 'Here.' });
    expect((await told(id, 'message')).map(({ details }) => details)).toEqual([
      { messageId: expect.any(String), side: 'admin', asks: 'patient', dueAt },
      { messageId: expect.any(String), side: 'patient' },
    ]);
  });

  it('is found in the list by that, and by whose answer is waited for', async () => {
    const [late, other, closed] = [await clinic.disputed(), await clinic.disputed(), await clinic.disputed()];
    await ask(other.id, 'patient');
    await clinic.post(`/${closed.id}/withdrawal`, closed.token);
    clinic.world.clock.advance({ days: 5, hours: 1 });
    const found = async (query: string) => {
      const { body } = await clinic.get(query, admin());
      return [late, other, closed].filter(({ id }) =>
        body.items.some((item: { id: string }) => item.id === id),
      );
    };
    expect(await found('?overdue=true')).toEqual([late]);
    expect(await found('?overdue=false')).toEqual([other, closed]);
    expect(await found('?awaits=hospital')).toEqual([late]);
    expect(await found('?awaits=patient')).toEqual([other]);
    expect(await found('?awaits=hospital&overdue=false')).toEqual([]);
    expect((await clinic.get('?overdue=yes', admin())).status).toBe(422);
  });

  it('stays known as unanswered while it is the admins’ turn, until that side says something', async () => {
    const { id } = await clinic.disputed();
    clinic.world.clock.advance({ days: 5, seconds: 1 });
    await lapse();
    const found = async (lapsedSide: string) => {
      const { body } = await clinic.get(`?lapsedSide=${lapsedSide}`, admin());
      return body.items.some((item: { id: string }) => item.id === id);
    };
    expect(await seen(id)).toMatchObject({ awaits: 'admin', lapsedSide: 'hospital' });
    await ask(id, 'patient');
    expect([await found('hospital'), await found('patient')]).toEqual([true, false]);
    await clinic.post(`/${id}/messages`, staff(), { text: 'An emergency.' });
    expect(await found('hospital')).toBe(false);
    expect(await seen(id)).toMatchObject({ awaits: 'patient', lapsedSide: null });
  });

  it('was late whether or not it is answered, or decided, before that is looked for', async () => {
    const [answered, decided] = [await clinic.disputed(), await clinic.disputed()];
    clinic.world.clock.advance({ days: 5, minutes: 1 });
    await clinic.post(`/${answered.id}/messages`, staff(), { text: 'An emergency.' });
    await clinic.post(`/${decided.id}/resolution`, admin(), { outcome: 'reject', note: 'Seen.' });
    expect(await told(answered.id, 'dispute', 'message')).toMatchObject([
      { details: { action: 'open' } },
      { details: { action: 'lapse', side: 'hospital', dueAt: answered.dispute.dueAt } },
      { kind: 'message', details: { side: 'hospital' } },
    ]);
    expect(await seen(answered.id)).toMatchObject({ awaits: 'admin', lapsedSide: null });
    expect((await told(decided.id, 'dispute')).map(({ details }) => details['action'])).toEqual([
      'open',
      'lapse',
      'resolve',
    ]);
    expect(await seen(decided.id)).toMatchObject({ status: 'resolved', lapsedSide: 'hospital' });
  });

  it('is found by an index of those that are not closed', async () => {
    const client = await clinic.hospital.database.connect();
    try {
      await client.query('begin; set local enable_seqscan = off; set local enable_sort = off');
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `explain select id from disputes where closed_at is null and due_at < $1 and awaits in ('patient', 'hospital')
          order by due_at, id limit 200`,
        [new Date()],
      );
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(
        /^Limit.*Index Scan using disputes_due/s,
      );
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

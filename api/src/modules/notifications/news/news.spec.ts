import { type Clinic, clinic } from '../../../../test/clinic.ts';
import { eventually } from '../../../../test/eventually.ts';
import { type NewsReader, readNews } from '../../../../test/news-reader.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { Database } from '../../../platform/database/database.ts';
import { OutboxRelay } from '../../../platform/jobs/outbox-relay.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { newId } from '../../../values/ids.ts';
import { KeepStreams } from './keep-streams.ts';
import { NewsFeed } from './news-feed.ts';

describe('the stream of news', () => {
  let world: TestApp;
  let ours: Clinic;
  let theirs: Clinic;
  let url: string;
  let readers: NewsReader[] = [];

  beforeAll(async () => {
    // One connection for all requests: a stream that held it would be the only one.
    world = await startTestApp({ DATABASE_POOL_SIZE: '1' });
    await world.app.listen(0, '127.0.0.1');
    url = await world.app.getUrl();
    ours = await clinic(world);
    theirs = await clinic(world);
  });
  afterEach(async () => {
    readers.forEach((reader) => reader.close());
    readers = [];
    await eventually(() => expect(world.app.get(NewsFeed).open.size).toBe(0));
  });
  afterAll(async () => {
    await ours.close();
    await theirs.close();
    await world.close();
  });

  const listen = async (token: string, options: { query?: string; lastEventId?: string } = {}) => {
    const reader = await readNews(url, { token, ...options });
    readers.push(reader);
    if (reader.status === 200) await eventually(() => expect(reader.text()).toContain('retry:'));
    return reader;
  };
  const say = async (...events: { type: string; payload: Record<string, unknown> }[]) => {
    await world.app.get(Database).transaction(async (em) => {
      for (const event of events) await world.app.get(Outbox).publish(em.getKysely<never>(), event);
    });
    await world.app.get(OutboxRelay).drain();
  };
  const dispute = (hospitalId: string, disputeId = newId()) => ({
    type: 'dispute.opened',
    payload: {
      disputeId,
      appointmentId: newId(),
      hospitalId,
      doctorId: newId(),
      patientId: newId(),
      version: 1,
    },
  });
  const positionOf = (reader: NewsReader): string => /^id: (\d+)$/m.exec(reader.text())?.[1] ?? '';

  it('is not kept by anybody on the way, and says where it begins', async () => {
    const { status, headers, text } = await listen(ours.staff);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect(headers.get('cache-control')).toBe('no-cache, no-transform');
    expect(headers.get('x-accel-buffering')).toBe('no');
    expect(text()).toMatch(/^retry: 2000\nid: \d+\n\n$/);
  });

  it('is closed to patients and strangers', async () => {
    const { token } = await ours.addPatient();
    expect((await listen(token)).status).toBe(403);
    expect((await fetch(`${url}/v1/news/stream`)).status).toBe(401);
  });

  it('refuses a topic there is not', async () => {
    const { status } = await listen(ours.staff, { query: '?topics=dispute,weather' });
    expect(status).toBe(422);
  });

  it('tells of a booking: its doctor, its hospital and admins, nobody else, and no word of why or who', async () => {
    const { token, accountId } = await ours.addPatient();
    await ours.addVisitType(ours.doctorId);
    const slotId = await ours.addSlot(ours.doctorId, '2026-12-02T04:30:00Z');
    const colleague = world.tokenFor({
      role: 'doctor',
      hospitalId: ours.hospitalId,
      doctorId: await ours.addDoctor(),
    });
    const hearing = await Promise.all([ours.doctor, ours.staff, ours.admin].map((who) => listen(who)));
    const deaf = await Promise.all([colleague, theirs.staff, theirs.doctor].map((who) => listen(who)));

    const { status, body } = await world.call('POST', '/v1/appointments', {
      token,
      body: { slotId, reason: 'A secret ache' },
    });
    expect([status, body.code]).toEqual([201, undefined]);
    await say(dispute(theirs.hospitalId));

    for (const reader of hearing) {
      const [booked] = await eventually(() => {
        expect(reader.events()).not.toEqual([]);
        return reader.events();
      });
      expect(booked?.data).toEqual({
        type: 'appointment.booked',
        topic: 'appointment',
        id: body.id,
        hospitalId: ours.hospitalId,
        doctorId: ours.doctorId,
        appointmentId: body.id,
        version: 1,
        occurredAt: '2026-12-01T06:00:00.000Z',
        progress: null,
      });
      expect(reader.text()).not.toMatch(new RegExp(`secret|Mila|${accountId}`));
    }
    await eventually(() => expect(deaf[1]?.events()).toHaveLength(1));
    expect(deaf.map((reader) => reader.events().map(({ event }) => event))).toEqual([
      [],
      ['dispute.opened'],
      [],
    ]);
  });

  it('tells of the topics that were asked for alone', async () => {
    const reader = await listen(ours.staff, { query: '?topics=refund' });
    const refund = { refundId: newId(), paymentId: newId(), hospitalId: ours.hospitalId, version: 2 };
    await say(dispute(ours.hospitalId), { type: 'refund.failed', payload: refund });
    await eventually(() => expect(reader.events()).toHaveLength(1));
    expect(reader.events()[0]).toMatchObject({
      event: 'refund.failed',
      data: { id: refund.refundId, version: 2 },
    });
  });

  it('tells who comes back what came meanwhile, once and in order', async () => {
    const place = positionOf(await listen(ours.staff));
    const [one, two, three] = [newId(), newId(), newId()];
    await say(dispute(ours.hospitalId, one), dispute(theirs.hospitalId));
    await say(dispute(ours.hospitalId, two));
    const reader = await listen(ours.staff, { lastEventId: place });
    await say(dispute(ours.hospitalId, three));
    await eventually(() => expect(reader.events()).toHaveLength(3));
    expect(reader.events().map(({ data }) => data.id)).toEqual([one, two, three]);

    const again = await listen(ours.staff, { lastEventId: reader.events()[1]?.id ?? '' });
    await eventually(() => expect(again.events()).toHaveLength(1));
    expect(again.events()[0]?.data.id).toBe(three);
  });

  it.each(['12', '999999999999999999', '99999999999999999999999', 'one', "1' or true"])(
    'tells who was at %s, of which nobody knows, to read everything again',
    async (lastEventId) => {
      const reader = await listen(ours.staff, { lastEventId });
      const events = await eventually(() => {
        expect(reader.events()).toHaveLength(1);
        return reader.events();
      });
      expect(events[0]).toMatchObject({ event: 'reload', data: { type: 'reload' } });
      expect(events[0]?.id).toMatch(/^\d+$/);
    },
  );

  it('tells who missed more than a hundred to read everything again, and goes on from there', async () => {
    const place = positionOf(await listen(ours.staff));
    await say(...Array.from({ length: 101 }, () => dispute(ours.hospitalId)));
    const reader = await listen(ours.staff, { lastEventId: place });
    await say(dispute(ours.hospitalId));
    await eventually(() => expect(reader.events()).toHaveLength(2));
    expect(reader.events().map(({ event }) => event)).toEqual(['reload', 'dispute.opened']);
  });

  it('forgets after a quarter of an hour, but never where somebody stands who missed nothing', async () => {
    const { database } = ours;
    await say(dispute(ours.hospitalId));
    await database.query(`update news set id = id - 20 * 60000000::bigint where id > 1`);
    const { rows } = await database.query<{ id: string }>(`select max(id) as id from news`);
    const place = rows[0]?.id ?? '';
    await say(dispute(ours.hospitalId));
    const soon = await listen(ours.staff, { lastEventId: place });
    await say(dispute(ours.hospitalId));
    const late = await listen(ours.staff, { lastEventId: place });

    await eventually(() => expect(late.events()).toHaveLength(1));
    expect(late.events()[0]?.event).toBe('reload');
    await eventually(() => expect(soon.events()).toHaveLength(2));
    expect(soon.events().map(({ event }) => event)).toEqual(['dispute.opened', 'dispute.opened']);
  });

  it('is open ten times for one caller, and again as soon as one is closed', async () => {
    const token = world.tokenFor({ role: 'admin' });
    const open = await Promise.all(Array.from({ length: 11 }, () => listen(token)));
    expect(open.map(({ status }) => status).sort()).toEqual([...Array<number>(10).fill(200), 429]);
    open.find(({ status }) => status === 200)?.close();
    await eventually(async () => expect((await listen(token)).status).toBe(200));
  });

  it('is not left open by whoever asks for its head alone', async () => {
    const headers = { authorization: `Bearer ${ours.staff}` };
    expect((await fetch(`${url}/v1/news/stream`, { method: 'HEAD', headers })).status).toBe(200);
    await eventually(() => expect(world.app.get(NewsFeed).open.size).toBe(0));
  });

  it('gives signs of life, and with them the place up to which there was nothing to tell', async () => {
    const reader = await listen(theirs.staff);
    await say(dispute(ours.hospitalId));
    await world.app.get(NewsFeed).beat();
    await eventually(() => expect(reader.text()).toContain(': still here'));
    const [begun, moved] = Array.from(reader.text().matchAll(/^id: (\d+)$/gm), ([, id]) => Number(id));
    expect(reader.events()).toEqual([]);
    expect(moved).toBeGreaterThan(begun ?? 0);
  });

  it('ends when its session is signed out, and no other does', async () => {
    const [accountId, sessionId] = [newId(), newId()];
    const signedOut = world.tokenFor({ role: 'admin', accountId, sessionId });
    const [leaving, staying] = [await listen(signedOut), await listen(ours.staff)];
    await ours.database.query(
      `insert into accounts (id, email, password_hash, full_name, role, created_at, updated_at)
       values ($1, $2, '-', 'A B', 'admin', now(), now())`,
      [accountId, `${accountId}@example.org`],
    );
    world.clock.advance({ seconds: 10 });
    await ours.database.query(
      `insert into sessions (id, account_id, token_seed, created_at, rotated_at, expires_at, revoked_at, revoked_because)
       values ($1, $2, '', now(), now(), now(), $3, 'signed_out')`,
      [sessionId, accountId, world.clock.now()],
    );
    await world.app.get(KeepStreams).check();
    expect(await leaving.ended).toBe('ended');
    expect(world.app.get(NewsFeed).open.size).toBe(1);
    expect(staying.events()).toEqual([]);
  });

  it('ends with the token it was opened with', async () => {
    const reader = await listen(world.tokenFor({ role: 'admin' }));
    world.clock.advance({ minutes: 15 });
    await world.app.get(KeepStreams).check();
    expect(await reader.ended).toBe('ended');
  });
});

describe('a server that stops', () => {
  it('ends its streams and does not wait for whoever listens', async () => {
    const world = await startTestApp();
    await world.app.listen(0, '127.0.0.1');
    const url = await world.app.getUrl();
    const readers = await Promise.all(
      Array.from({ length: 5 }, () => readNews(url, { token: world.tokenFor({ role: 'admin' }) })),
    );
    const begun = performance.now();
    await world.close();
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(await Promise.all(readers.map(({ ended }) => ended))).toEqual(Array(5).fill('ended'));
  });
});

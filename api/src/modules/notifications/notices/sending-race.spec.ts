import { notifiedClinic, type NotifiedClinic } from '../../../../test/notified-clinic.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';

const rounds = 20;
const noticesARound = 30;

describe('processes that send at the same time', () => {
  let clinic: NotifiedClinic;
  let others: TestApp[];

  beforeAll(async () => {
    clinic = await notifiedClinic({ MAILS_PER_SECOND: '1000' });
    const env = {
      DATABASE_URL: clinic.world.databaseUrl,
      SMTP_URL: clinic.mail.url,
      MAILS_PER_SECOND: '1000',
    };
    others = await Promise.all([startTestApp(env), startTestApp(env)]);
  });
  afterAll(async () => {
    await Promise.all(others.map((other) => other.close()));
    await clinic.close();
  });

  it('send each notice once', async () => {
    const apps = [clinic.world, ...others].map(({ app }) => app);
    const { appointmentId } = await clinic.told();
    await clinic.send();
    for (let round = 1; round <= rounds; round++) {
      await clinic.hospital.database.query(
        `insert into notices (id, event_id, account_id, side, kind, appointment_id, channel, address, facts, message_id, next_attempt_at,
                              created_at)
         select gen_random_uuid(), $1::int * 1000 + n, account_id, side, kind, gen_random_uuid(), channel, address, facts,
                '<' || $1::int::text || '-' || n::text || '@race.test>', created_at, created_at
           from notices, generate_series(1, $2::int) n where appointment_id = $3`,
        [round, noticesARound, appointmentId],
      );
      const sent = await Promise.all(apps.map((app) => clinic.send(app)));
      expect(sent.reduce((sum, count) => sum + count, 0)).toBe(noticesARound);
    }
    const taken = clinic.mail.mails.map((mail) => mail.header('message-id'));
    expect(taken).toHaveLength(rounds * noticesARound + 1);
    expect(new Set(taken).size).toBe(taken.length);
  });

  it('write down once what one event tells', async () => {
    for (let round = 0; round < rounds; round++) {
      const { appointmentId, patientId, startsAt } = await clinic.visited();
      const ids = { appointmentId, patientId, hospitalId: clinic.hospital.hospitalId };
      await clinic.say('appointment.confirmed', { ...ids, startsAt });
      await Promise.all([clinic.world, ...others].map(({ app }) => clinic.tell(app)));
      expect(await clinic.noticesOf(appointmentId)).toHaveLength(1);
    }
  });
});

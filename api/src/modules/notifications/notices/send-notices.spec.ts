import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { mailServer } from '../../../../test/mail-server.ts';
import { notifiedClinic, type NotifiedClinic } from '../../../../test/notified-clinic.ts';
import { startTestApp } from '../../../../test/test-app.ts';
import { Database } from '../../../platform/database/database.ts';
import { waitMinutes } from '../rules/after-attempt.ts';
import { MailServer } from './mail-server.ts';
import { settleNotices, takeDueNotices, takingStatement } from './notice.queries.ts';

describe('a notice that is due', () => {
  let clinic: NotifiedClinic;

  beforeEach(async () => {
    clinic = await notifiedClinic({ MAILS_PER_SECOND: '7' });
  });
  afterEach(() => clinic.close());

  const soleNotice = async (appointmentId: string) => {
    const notices = await clinic.noticesOf(appointmentId);
    expect(notices).toHaveLength(1);
    return notices[0]!;
  };

  it('is sent, in the words of its account, and is sent no more', async () => {
    const { appointmentId, patientId, address } = await clinic.told();
    await clinic.hospital.database.query(`update notices set locale = 'hi-IN' where account_id = $1`, [
      patientId,
    ]);
    expect(await clinic.send()).toBe(1);
    const { messageId, ...notice } = await soleNotice(appointmentId);
    expect(notice).toMatchObject({ status: 'sent', attempts: 1, answer: '250' });
    const [mail] = clinic.mail.mails;
    expect(mail).toMatchObject({ to: address, subject: `विज़िट ${appointmentId} पक्की हो गई है` });
    expect(mail!.text).toContain('अस्पताल: City Hospital');
    expect(mail!.text).toContain('(Asia/Kolkata)');
    expect(mail!.header('from')).toBe('SmartMedConnect <no-reply@smartmedconnect.test>');
    expect(mail!.header('message-id')).toBe(messageId);
    expect(mail!.header('date')).toBe('Tue, 01 Dec 2026 06:00:00 +0000');
    expect(mail!.header('auto-submitted')).toBe('auto-generated');
    expect(await clinic.send()).toBe(0);
    expect(clinic.mail.mails).toHaveLength(1);
  });

  it('waits longer and longer while the server asks to come back later, for a day', async () => {
    const { appointmentId } = await clinic.told();
    clinic.mail.answers(() => ({ code: 451, text: '4.7.1 later' }));
    for (const [index, minutes] of waitMinutes.entries()) {
      expect(await clinic.send()).toBe(1);
      expect(await soleNotice(appointmentId)).toMatchObject({ status: 'queued', attempts: index + 1 });
      clinic.world.clock.advance({ minutes: minutes - 1, seconds: 59 });
      expect(await clinic.send()).toBe(0);
      clinic.world.clock.advance({ seconds: 1 });
    }
    expect(await clinic.send()).toBe(1);
    expect(await soleNotice(appointmentId)).toMatchObject({ status: 'failed', answer: '451 4.7.1' });
    clinic.world.clock.advance({ days: 2 });
    expect(await clinic.send()).toBe(0);
    expect(clinic.mail.mails).toEqual([]);
  });

  it('is given up at once when there is no such mailbox, whatever comes of the others', async () => {
    const [lost, kept] = [await clinic.told(), await clinic.told()];
    clinic.mail.answers((to) =>
      to === lost.address ? { code: 550, text: `5.1.1 <${to}> unknown` } : undefined,
    );
    expect(await clinic.send()).toBe(2);
    expect(await soleNotice(lost.appointmentId)).toMatchObject({
      status: 'failed',
      attempts: 1,
      answer: '550 5.1.1',
    });
    expect(await soleNotice(kept.appointmentId)).toMatchObject({ status: 'sent' });
  });

  it('is sent with the same id when the server is there again', async () => {
    const { appointmentId } = await clinic.told();
    const { messageId } = await soleNotice(appointmentId);
    await clinic.mail.close();
    await clinic.send();
    expect(await soleNotice(appointmentId)).toMatchObject({ status: 'queued', answer: 'ECONNREFUSED' });
    const back = await mailServer(clinic.mail.port);
    clinic.world.clock.advance({ minutes: 1 });
    expect(await clinic.send()).toBe(1);
    expect(back.mails.map((mail) => mail.header('message-id'))).toEqual([messageId]);
    await back.close();
  });

  it('is waited for while the server looks at it, and sent once', async () => {
    const { appointmentId } = await clinic.told();
    clinic.mail.holds(() => pause(11_000));
    await clinic.send();
    expect(await soleNotice(appointmentId)).toMatchObject({ status: 'sent', attempts: 1 });
    expect(clinic.mail.mails).toHaveLength(1);
  });

  it('is for the next process when this one has to go before the server has answered', async () => {
    const { appointmentId } = await clinic.told();
    clinic.mail.holds(async () => {
      clinic.world.app.get(MailServer).leave();
      await pause(100);
    });
    await clinic.send();
    expect(await soleNotice(appointmentId)).toMatchObject({ status: 'queued', attempts: 1 });
  });

  it('of whom a hospital has shut out meanwhile is not sent', async () => {
    const { id } = await clinic.addStaff();
    const { appointmentId } = await clinic.disputed();
    await clinic.tell();
    await clinic.hospital.database.query(
      `update accounts set suspended_at = now(), suspension_reason = 'x', suspended_by = 'x' where id = $1`,
      [id],
    );
    await clinic.send();
    expect(await clinic.noticesOf(appointmentId)).toMatchObject([
      { side: 'patient', status: 'sent' },
      { side: 'hospital', status: 'failed', answer: 'suspended' },
    ]);
    expect(clinic.mail.mails).toHaveLength(1);
  });

  it('goes after what the account was told before about the same visit', async () => {
    const { ids, startsAt, address } = await clinic.told();
    await clinic.say('appointment.cancelled', { ...ids, startsAt, by: 'staff' });
    await clinic.tell();
    clinic.mail.answers(() => ({ code: 451, text: 'later' }));
    expect(await clinic.send()).toBe(1);
    clinic.mail.answers(() => undefined);
    expect(await clinic.send()).toBe(0);
    clinic.world.clock.advance({ minutes: 1 });
    expect([await clinic.send(), await clinic.send(), await clinic.send()]).toEqual([1, 1, 0]);
    expect(clinic.mail.mails.map(({ to, subject }) => [to, subject.split(' ').at(-1)])).toEqual([
      [address, 'confirmed'],
      [address, 'cancelled'],
    ]);
  });

  it('is one of no more a second than the settings allow', async () => {
    for (let n = 0; n < 9; n++) await clinic.told();
    expect([await clinic.send(), await clinic.send()]).toEqual([7, 2]);
    expect(clinic.mail.mails).toHaveLength(9);
  });

  it('is sent again, with the same id, when the process that took it has died', async () => {
    const { appointmentId } = await clinic.told();
    const { sql: database } = clinic.world.app.get(Database);
    const now = clinic.world.clock.now();
    const keptUntil = new Date(now.getTime() + 60_000);
    const [taken] = await takeDueNotices(database, { now, keptUntil, limit: 5 });
    expect(await clinic.send()).toBe(0);
    clinic.world.clock.advance({ minutes: 1 });
    expect(await clinic.send()).toBe(1);
    const [mail] = clinic.mail.mails;
    expect(mail!.header('message-id')).toBe(taken!.messageId);
    // It was only slow: what it says now is not heard any more.
    const late = { id: taken!.id, attempts: 1, status: 'failed', sentAt: null, nextAttemptAt: null } as const;
    await settleNotices(database, [{ ...late, answer: '550' }]);
    expect(await soleNotice(appointmentId)).toMatchObject({ status: 'sent', attempts: 2 });
  });

  it('that nobody can write is given up, and keeps nobody else’s', async () => {
    const [strange, usual] = [await clinic.told(), await clinic.told()];
    await clinic.hospital.database.query(
      `update notices set facts = facts || '{"timeZone": "Mars/Olympus"}' where appointment_id = $1`,
      [strange.appointmentId],
    );
    await clinic.send();
    expect(await soleNotice(strange.appointmentId)).toMatchObject({ status: 'failed', answer: 'unwritable' });
    expect(await soleNotice(usual.appointmentId)).toMatchObject({ status: 'sent' });
  });

  it('is counted for who looks after the server', async () => {
    const [lost] = [await clinic.told()];
    clinic.mail.answers((to) => (to === lost.address ? { code: 550, text: 'no' } : undefined));
    await clinic.send();
    await clinic.told();
    const { body } = await clinic.world.call('GET', '/metrics');
    expect(body).toContain('notices_unsent{status="queued"} 1\n');
    expect(body).toContain('notices_unsent{status="failed"} 1\n');
  });

  it('reads few rows however many were sent, and however many wait', async () => {
    const { ids } = await clinic.told();
    const { database } = clinic.hospital;
    await database.query(
      `insert into notices (id, event_id, account_id, side, kind, appointment_id, channel, address, facts, message_id, status,
                            next_attempt_at, sent_at, created_at)
       select gen_random_uuid(), 1000000 + n, $1, 'patient', 'visit_moved', gen_random_uuid(), 'email', 'x', '{}', 'x',
              case when n % 4 = 0 then 'queued' else 'sent' end, case when n % 4 = 0 then '2026-12-01'::timestamptz end,
              case when n % 4 > 0 then now() end, now()
         from generate_series(1, 20000) n`,
      [ids.patientId],
    );
    await database.query('vacuum analyze notices');
    const due = { now: clinic.world.clock.now(), keptUntil: clinic.world.clock.now(), limit: 5 };
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${takingStatement(due)}`.execute(
      clinic.world.app.get(Database).sql,
    );
    const lines = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(lines).toContain('notices_unsent');
    expect(lines).not.toMatch(/Seq Scan on notices|Sort/);
  });
});

describe('the server', () => {
  it('sends by itself what is due, and finishes the mails in flight when it stops', async () => {
    const clinic = await notifiedClinic();
    const env = { DATABASE_URL: clinic.world.databaseUrl, SMTP_URL: clinic.mail.url, JOBS: 'on' };
    const server = await startTestApp(env);
    const [arrived, letGo] = [gate(), gate()];
    clinic.mail.holds(() => {
      arrived.open();
      return letGo.opened;
    });
    const { appointmentId } = await clinic.told();
    await arrived.opened;
    const stopped = server.close();
    setImmediate(letGo.open);
    await stopped;
    expect(await clinic.noticesOf(appointmentId)).toMatchObject([{ status: 'sent', attempts: 1 }]);
    expect(clinic.mail.mails).toHaveLength(1);
    await clinic.close();
  });
});

function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

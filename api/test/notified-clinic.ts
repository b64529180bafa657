import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SendNotices } from '../src/modules/notifications/notices/send-notices.ts';
import { Database } from '../src/platform/database/database.ts';
import { OutboxRelay } from '../src/platform/jobs/outbox-relay.ts';
import { Outbox } from '../src/platform/jobs/outbox.ts';
import { newId } from '../src/values/ids.ts';
import { disputedClinic } from './disputed-clinic.ts';
import { mailServer } from './mail-server.ts';

export interface NoticeRow {
  kind: string;
  side: string;
  address: string;
  facts: Record<string, unknown>;
  status: string;
  attempts: number;
  answer: string | null;
  messageId: string;
}

/** A clinic whose people are told by mail of what happens; events and mails go on when a test says so. */
export async function notifiedClinic(env: Record<string, string> = {}) {
  const mail = await mailServer();
  const clinic = await disputedClinic({ SMTP_URL: mail.url, ...env });
  const { world, hospital } = clinic;
  const { database } = hospital;

  const addStaff = async ({ hospitalId = hospital.hospitalId, suspended = false } = {}) => {
    const id = newId();
    const address = `${id}@staff.test`;
    await database.query(
      `insert into accounts (id, email, password_hash, full_name, role, hospital_id, suspended_at, suspension_reason, suspended_by,
                             created_at, updated_at)
       values ($1, $2, '-', 'Asha Nair', 'staff', $3, $4, $5, $5, now(), now())`,
      [id, address, hospitalId, suspended ? new Date() : null, suspended ? 'gone' : null],
    );
    return { id, address };
  };
  /** What happened is told; refunds are not carried out here. */
  const tell = async (app: NestFastifyApplication = world.app) => {
    await database.query(`delete from outbox_events where type = 'refund.requested'`);
    await app.get(OutboxRelay).drain();
  };
  const say = (type: string, payload: Record<string, unknown>) =>
    world.app
      .get(Database)
      .transaction((em) => world.app.get(Outbox).publish(em.getKysely<never>(), { type, payload }));
  const send = (app: NestFastifyApplication = world.app) => app.get(SendNotices).run();
  const noticesOf = async (appointmentId: string): Promise<NoticeRow[]> => {
    const { rows } = await database.query<NoticeRow>(
      `select kind, side, address, facts, status, attempts, answer, message_id as "messageId" from notices
        where appointment_id = $1 order by event_id, side desc, address`,
      [appointmentId],
    );
    return rows;
  };
  /** A visit its patient has been told of, as soon as it is sent. */
  const told = async () => {
    const visit = await clinic.visited();
    const { appointmentId, patientId, startsAt } = visit;
    const ids = { appointmentId, patientId, hospitalId: hospital.hospitalId, doctorId: newId() };
    await say('appointment.confirmed', { ...ids, startsAt });
    await tell();
    return { ...visit, ids, address: `${patientId}@patients.test` };
  };
  const close = async () => {
    await clinic.close();
    await mail.close();
  };
  return { ...clinic, mail, addStaff, tell, say, send, noticesOf, told, close };
}

export type NotifiedClinic = Awaited<ReturnType<typeof notifiedClinic>>;

import { Inject, Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { cursorInstant, decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { notFound } from '../../../values/refusal.ts';
import { instantOf } from '../instants.ts';
import type { AppointmentStatus } from '../rules/appointment-transitions.ts';
import { AppointmentAnswers } from './appointment-answer.ts';
import { type Appointment, readAppointment, readAppointments } from './appointment.queries.ts';
import type { AppointmentAnswer, AppointmentHistory, AppointmentQuery } from './appointment.schemas.ts';
import { seesAppointment } from './sees-appointment.ts';

const sortValues = z.tuple([cursorInstant, z.uuid()]);

/** Appointments as their patients, doctors and hospitals read them. */
@Injectable()
export class ReadAppointments {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AppointmentAnswers) private readonly answers: AppointmentAnswers,
  ) {}

  async list(caller: Caller, query: AppointmentQuery): Promise<Page<AppointmentAnswer>> {
    const byChange = query.updatedSince !== undefined;
    const order = byChange ? sql`a.updated_at` : sql`a.starts_at`;
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, sortValues);
    const condition = sql.join(
      [
        whoseAre(caller),
        ...filters(query, this.clock.now()),
        ...(after ? [sql`(${order}, a.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
      ],
      sql` and `,
    );
    const rows = await readAppointments(
      this.database.sql,
      sql`${condition} order by ${order}, a.id limit ${query.limit + 1}`,
    );
    return pageOf(
      rows,
      query.limit,
      (appointment) => this.answers.of(appointment, caller),
      (appointment) => [
        (byChange ? appointment.updatedAt : appointment.startsAt).toISOString(),
        appointment.id,
      ],
    );
  }

  async one(caller: Caller, id: string): Promise<AppointmentAnswer> {
    return this.answers.of(await this.seen(caller, id), caller);
  }

  async history(caller: Caller, id: string): Promise<AppointmentHistory> {
    const appointment = await this.seen(caller, id);
    const { rows } = await sql<Omit<AppointmentHistory['items'][number], 'at'> & { at: string }>`
      select from_status as "fromStatus", to_status as "toStatus", action, actor, details, at
        from appointment_history where appointment_id = ${appointment.id} order by id`.execute(
      this.database.sql,
    );
    return { items: rows.map((row) => ({ ...row, at: instantOf(row.at).toISOString() })) };
  }

  private async seen(caller: Caller, id: string): Promise<Appointment> {
    const appointment = await readAppointment(this.database.sql, id);
    if (!appointment || !seesAppointment(caller, appointment)) {
      throw notFound();
    }
    return appointment;
  }
}

/** The same border as `seesAppointment`, as a condition. */
function whoseAre(caller: Caller): RawBuilder<unknown> {
  if (caller.kind === 'machine') {
    return sql`a.hospital_id = ${caller.hospitalId}`;
  }
  if (caller.kind === 'anonymous') {
    return sql`false`;
  }
  return {
    patient: sql`a.patient_id = ${caller.accountId}`,
    doctor: sql`a.doctor_id = ${caller.doctorId}`,
    staff: sql`a.hospital_id = ${caller.hospitalId}`,
    admin: sql`true`,
  }[caller.role];
}

function filters(query: AppointmentQuery, now: Date): RawBuilder<unknown>[] {
  return [
    query.status && [statusIn(query.status, now)],
    query.from && [sql`a.starts_at >= ${query.from}`],
    query.to && [sql`a.starts_at < ${query.to}`],
    query.doctorId !== undefined && [sql`a.doctor_id = ${query.doctorId}`],
    query.patientId !== undefined && [sql`a.patient_id = ${query.patientId}`],
    query.updatedSince && [sql`a.updated_at >= ${query.updatedSince}`],
  ].flatMap((condition) => (condition ? condition : []));
}

/** The same reading as `statusAt`: a hold that has lapsed is expired. */
function statusIn(statuses: readonly AppointmentStatus[], now: Date): RawBuilder<unknown> {
  return sql`case when a.status = 'held' and a.hold_expires_at <= ${now} then 'expired' else a.status end
    = any (${statuses}::text[])`;
}

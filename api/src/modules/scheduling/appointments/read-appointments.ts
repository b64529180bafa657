import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { cursorInstant, decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { money } from '../../../values/money.ts';
import { policyText } from '../../../values/policy-text.ts';
import { referenceAsked } from '../../../values/reference-asked.ts';
import { notFound } from '../../../values/refusal.ts';
import { searchWords } from '../../../values/search-words.ts';
import { instantOf } from '../instants.ts';
import { statusAt } from '../rules/appointment-transitions.ts';
import { visitMoney } from '../rules/visit-money.ts';
import { AppointmentAnswers } from './appointment-answer.ts';
import { type Surroundings, readSurroundings } from './appointment-surroundings.queries.ts';
import { type Appointment, readAppointment, readAppointments } from './appointment.queries.ts';
import type { AppointmentHistory, AppointmentQuery } from './appointment.schemas.ts';
import { type AppointmentSearch, foundIds, orderOf } from './find-appointments.queries.ts';
import type { FullAppointment, ListedAppointment } from './listed-appointment.schemas.ts';
import { readsPatientNames, seesAppointment } from './sees-appointment.ts';

const sortValues = z.tuple([cursorInstant, z.uuid()]);

/** Appointments as their patients, doctors and hospitals read them. */
@Injectable()
export class ReadAppointments {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AppointmentAnswers) private readonly answers: AppointmentAnswers,
  ) {}

  async list(caller: Caller, query: AppointmentQuery): Promise<Page<ListedAppointment>> {
    const search = searchOf(caller, query, this.clock.now());
    if (!search) {
      return { items: [], nextCursor: null };
    }
    const rows = await readAppointments(
      this.database.sql,
      sql`a.id = any (array(${foundIds(search)})) order by ${orderOf(search.order)}`,
    );
    const around = await readSurroundings(
      this.database.sql,
      rows.map(({ id }) => id),
    );
    return pageOf(
      rows,
      query.limit,
      (appointment) => this.listed(appointment, around, caller),
      ({ id, startsAt, updatedAt }) => [
        (search.order === 'changed' ? updatedAt : startsAt).toISOString(),
        id,
      ],
    );
  }

  async one(caller: Caller, id: string): Promise<FullAppointment> {
    const appointment = await this.seen(caller, id);
    const around = await readSurroundings(this.database.sql, [id]);
    return {
      ...this.listed(appointment, around, caller),
      policyText: policyText(appointment.policy),
      receiptNumber: around.get(id)?.receiptNumber ?? null,
    };
  }

  async history(caller: Caller, id: string): Promise<AppointmentHistory> {
    const appointment = await this.seen(caller, id);
    const { rows } = await sql<Omit<AppointmentHistory['items'][number], 'at'> & { at: string }>`
      select h.from_status as "fromStatus", h.to_status as "toStatus", h.action, h.actor, h.details, h.at,
             case when ${readsPatientNames(caller)} then p.full_name end as "actorName"
        from appointment_history h
        left join accounts p on p.id = substring(h.actor from '^(?:patient|doctor|staff|admin):([0-9a-f-]{36})$')::uuid
       where h.appointment_id = ${appointment.id} order by h.id`.execute(this.database.sql);
    return { items: rows.map((row) => ({ ...row, at: instantOf(row.at).toISOString() })) };
  }

  private async seen(caller: Caller, id: string): Promise<Appointment> {
    const appointment = await readAppointment(this.database.sql, id);
    if (!appointment || !seesAppointment(caller, appointment)) {
      throw notFound();
    }
    return appointment;
  }

  private listed(
    appointment: Appointment,
    around: ReadonlyMap<string, Surroundings>,
    caller: Caller,
  ): ListedAppointment {
    const { id, currency, feeMinor } = appointment;
    const found = around.get(id);
    if (!found) {
      throw new Error(`appointment ${id} names what is not there`);
    }
    const { paidMinor, refundedMinor, owedMinor } = found;
    const status = statusAt(appointment, this.clock.now());
    const { state, dueMinor } = visitMoney({ status, feeMinor, paidMinor, refundedMinor });
    return {
      ...this.answers.of(appointment, caller),
      names: {
        patient: readsPatientNames(caller) ? found.patientName : null,
        doctor: found.doctorName,
        visitType: found.visitTypeName,
        hospital: found.hospitalName,
        location: found.locationName,
      },
      money: {
        state,
        paid: money(paidMinor, currency),
        refunded: money(refundedMinor, currency),
        owed: money(owedMinor, currency),
        due: money(dueMinor, currency),
      },
    };
  }
}

/** What was asked for, within the same border as `seesAppointment`; undefined when that is nothing at all. */
function searchOf(caller: Caller, query: AppointmentQuery, now: Date): AppointmentSearch | undefined {
  const { hospitalId, doctorId, patientId, q, status, sort, cursor, limit, from, to, updatedSince } = query;
  const asked: Whose = { hospitalId, doctorId, patientId };
  const own = borderOf(caller);
  if (own.hospitalId !== undefined && hospitalId !== undefined && hospitalId !== own.hospitalId) {
    throw notFound();
  }
  if (Object.entries(own).some(([name, id]) => (asked[name as keyof Whose] ?? id) !== id)) {
    return undefined;
  }
  const words = q !== undefined && readsPatientNames(caller) ? searchWords(q) : [];
  return {
    ...asked,
    ...own,
    asked: q === undefined ? undefined : { words, reference: referenceAsked(q) },
    statuses: status,
    from,
    to,
    updatedSince,
    order: updatedSince ? 'changed' : sort,
    after: cursor === undefined ? undefined : decodeCursor(cursor, sortValues),
    limit: limit + 1,
    now,
  };
}

type Whose = Pick<AppointmentSearch, 'hospitalId' | 'doctorId' | 'patientId'>;

function borderOf(caller: Caller): Partial<Whose> {
  if (caller.kind === 'machine') {
    return { hospitalId: caller.hospitalId };
  }
  if (caller.kind === 'person') {
    const { role, accountId, hospitalId, doctorId } = caller;
    if (role === 'admin') return {};
    if (role === 'patient') return { patientId: accountId };
    if (role === 'staff' && hospitalId !== null) return { hospitalId };
    if (role === 'doctor' && doctorId !== null) return { doctorId };
  }
  throw notFound();
}

import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import { seesToDoctor } from './own-doctor.ts';

/** Takes a slot away. One that an active appointment has stays: the appointment is cancelled first. */
@Injectable()
export class DeleteSlot {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async delete(caller: Caller, id: string): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const { rows } = await sql<{ doctorId: string; hospitalId: string; startsAt: string }>`
        select s.doctor_id as "doctorId", d.hospital_id as "hospitalId", ${rfc3339('s.starts_at')} as "startsAt"
          from slots s join doctors d on d.id = s.doctor_id where s.id = ${id}`.execute(transaction);
      const [slot] = rows;
      if (!slot || !seesToDoctor(caller, { id: slot.doctorId, hospitalId: slot.hospitalId })) {
        throw notFound();
      }
      await sql`select lock_doctors(array[${slot.doctorId}::uuid])`.execute(transaction);
      await sql`
        select expire_appointment(a.id, ${now}) from slots s join appointments a on a.id = s.appointment_id
         where s.id = ${id} and a.status = 'held' and a.hold_expires_at <= ${now}`.execute(transaction);
      const deleted =
        await sql`delete from slots where id = ${id} and appointment_id is null returning id`.execute(
          transaction,
        );
      if (deleted.rows.length === 0) {
        const left = await sql`select from slots where id = ${id}`.execute(transaction);
        throw left.rows.length === 0 ? notFound() : new Refusal('scheduling.slot_in_use');
      }
      const { doctorId, hospitalId, startsAt } = slot;
      await this.audit.write(transaction, {
        action: 'doctor.slot_removed',
        id: doctorId,
        hospitalId,
        details: { slotId: id, startsAt },
      });
    });
  }
}

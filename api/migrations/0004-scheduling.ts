import { Migration } from '@mikro-orm/migrations';

const occupiesTime = `status in ('held', 'confirmed', 'checked_in', 'completed', 'no_show')`;

/**
 * Slots, appointments and the promise between them: active appointments of one doctor and lane never overlap
 * (the exclusion constraint), and a slot names the appointment that has it in one column.
 *
 * Lock order, everywhere: the doctor's row first, then appointments, then slots. Whoever claims or frees time
 * queues on the doctor, so two racers never meet inside the exclusion constraint.
 */
export class SchedulingMigration extends Migration {
  override up(): void {
    this.addSql(`
      create table appointments (
        id uuid primary key,
        reference text not null constraint appointments_reference_unique unique,
        hospital_id uuid not null,
        doctor_id uuid not null constraint appointments_doctor references doctors (id),
        location_id uuid not null,
        patient_id uuid not null constraint appointments_patient references accounts (id),
        visit_type_id uuid null constraint appointments_visit_type references visit_types (id),
        lane smallint not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        status text not null constraint appointments_status_known
          check (status in ('held', 'confirmed', 'checked_in', 'completed', 'no_show', 'cancelled', 'expired')),
        hold_expires_at timestamptz null,
        hold_extensions smallint not null default 0,
        mode text not null,
        payment text not null,
        fee_minor bigint not null constraint appointments_fee check (fee_minor >= 0),
        currency text not null,
        policy jsonb not null,
        reason bytea null,
        booked_by text not null,
        cancelled_by text null,
        cancellation_reason text null,
        cancellation_note bytea null,
        cancellation_refund_minor bigint null,
        cancellation_refund_reason text null,
        confirmed_at timestamptz null,
        checked_in_at timestamptz null,
        completed_at timestamptz null,
        no_show_at timestamptz null,
        ended_at timestamptz null,
        reschedules smallint not null default 0,
        moves_appointment_id uuid null,
        move_payment_id uuid null,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint appointments_time_forward check (ends_at > starts_at and ends_at <= starts_at + interval '48 hours'),
        constraint appointments_move_is_paid check ((moves_appointment_id is null) = (move_payment_id is null)),
        constraint appointments_hold_has_end check ((status = 'held') = (hold_expires_at is not null)),
        constraint appointments_no_overlap
          exclude using gist (doctor_id with =, lane with =, tstzrange(starts_at, ends_at) with &&)
          where (${occupiesTime})
      )`);
    this.addSql(`create index appointments_of_patient on appointments (patient_id, starts_at)`);
    this.addSql(`create index appointments_of_doctor on appointments (doctor_id, starts_at)`);
    this.addSql(`create index appointments_of_hospital on appointments (hospital_id, starts_at)`);
    this.addSql(`create index appointments_changes on appointments (hospital_id, updated_at, id)`);
    this.addSql(
      `create index appointments_holds on appointments (doctor_id, hold_expires_at) where status = 'held'`,
    );
    this.addSql(`
      create unique index appointments_moving on appointments (moves_appointment_id)
        where status = 'held' and moves_appointment_id is not null`);
    this.addSql(`create index appointments_lapsing on appointments (hold_expires_at) where status = 'held'`);

    this.addSql(`
      create table appointment_history (
        id bigint generated always as identity primary key,
        appointment_id uuid not null constraint appointment_history_appointment references appointments (id),
        from_status text null,
        to_status text not null,
        action text not null,
        actor text not null,
        details jsonb not null default '{}',
        at timestamptz not null
      )`);
    this.addSql(`create index appointment_history_of on appointment_history (appointment_id, id)`);

    this.addSql(`
      create table slots (
        id uuid primary key,
        hospital_id uuid not null,
        doctor_id uuid not null constraint slots_doctor references doctors (id),
        location_id uuid not null constraint slots_location references locations (id),
        visit_type_id uuid null constraint slots_visit_type references visit_types (id),
        external_id text null,
        lane smallint not null default 0 constraint slots_lane check (lane >= 0),
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        appointment_id uuid null,
        constraint slots_time_forward check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
        constraint slots_start_unique unique (doctor_id, lane, starts_at)
      )`);
    this.addSql(`create index slots_free on slots (doctor_id, starts_at) where appointment_id is null`);
    this.addSql(`create index slots_taken on slots (appointment_id) where appointment_id is not null`);
    this.addSql(`
      create unique index slots_external_id_unique on slots (hospital_id, external_id, lane)
        where external_id is not null`);

    this.addSql(releaseSlots);
    this.addSql(expireAppointment);
    this.addSql(claimSlots);
    this.addSql(moveSlots);
    this.addSql(mayBeginPayment);
    this.addSql(lockDoctors);
    this.addSql(settleSlots);
    this.addSql(freeUntil);
  }
}

/**
 * Frees what an appointment had; a slot that another active appointment also overlaps goes to that one instead.
 * The caller has locked the doctor.
 */
const releaseSlots = `
  create function release_slots(p_appointment uuid) returns void language plpgsql as $$
  begin
    update slots s
       set appointment_id = (
         select a.id from appointments a
          where a.doctor_id = s.doctor_id and a.lane = s.lane and a.id <> p_appointment
            and tstzrange(a.starts_at, a.ends_at) && tstzrange(s.starts_at, s.ends_at)
            and a.${occupiesTime}
          order by a.starts_at
          limit 1)
     where s.appointment_id = p_appointment;
  end $$`;

/**
 * Ends a hold that has lapsed: state, slots, history and event in one go; false when there was nothing to end.
 * Locks the doctor itself (again, where the caller has done so), so that nobody can call it in the wrong order.
 */
const expireAppointment = `
  create function expire_appointment(p_appointment uuid, p_now timestamptz) returns boolean language plpgsql as $$
  declare
    v_expired appointments;
  begin
    perform from doctors where id = (select doctor_id from appointments where id = p_appointment) for no key update;
    update appointments
       set status = 'expired', hold_expires_at = null, ended_at = p_now, updated_at = p_now, version = version + 1
     where id = p_appointment and status = 'held' and hold_expires_at <= p_now
    returning * into v_expired;
    if not found then
      return false;
    end if;
    perform release_slots(p_appointment);
    insert into appointment_history (appointment_id, from_status, to_status, action, actor, at)
    values (p_appointment, 'held', 'expired', 'expire', 'system', p_now);
    insert into outbox_events (type, payload, occurred_at)
    values (case when v_expired.moves_appointment_id is null then 'appointment.expired'
                 else 'appointment.rescheduling_lapsed' end,
            jsonb_build_object('appointmentId', coalesce(v_expired.moves_appointment_id, v_expired.id), 'hospitalId', v_expired.hospital_id,
                               'doctorId', v_expired.doctor_id, 'patientId', v_expired.patient_id),
            p_now);
    return true;
  end $$`;

/**
 * The one claim, for every path: takes the named slots and all they overlap for an appointment that the same
 * transaction inserts (or moves: then the appointment itself does not stand in its own way).
 *
 * Answers 'claimed'; 'taken' when an active appointment that has not lapsed is in the way; 'gone' when the doctor is no
 * longer active or a slot is no longer what the caller read. After anything but 'claimed' the transaction has nothing to
 * keep and should end.
 *
 * Each statement in here sees what was committed before it (READ COMMITTED), so what is read after the doctor's lock
 * is the truth until this transaction ends. That holds inside a larger statement too, whose own snapshot is older.
 */
const claimSlots = `
  create function claim_slots(
    p_appointment uuid, p_doctor uuid, p_lane smallint, p_slots uuid[],
    p_starts_at timestamptz, p_ends_at timestamptz, p_now timestamptz
  ) returns text language plpgsql as $$
  declare
    v_active boolean;
    v_in_the_way boolean;
    v_lapsed uuid[];
    v_each uuid;
    v_holder uuid;
  begin
    -- Without a lock first: in a race most lose here. One row by its key at a time, here and below: the plan of a join is
    -- kept for as long as the connection lives, and one made while the tables were small reads all taken slots; and a
    -- condition on an array is planned anew at every call, which costs more than all look-ups together.
    foreach v_each in array p_slots loop
      select appointment_id into v_holder from slots where id = v_each;
      if v_holder <> p_appointment then
        perform from appointments a
          where a.id = v_holder and a.${occupiesTime}
            and not (a.status = 'held' and a.hold_expires_at <= p_now);
        if found then
          return 'taken';
        end if;
      end if;
    end loop;

    select status = 'active' into v_active from doctors where id = p_doctor for no key update;

    select bool_or(not (a.status = 'held' and a.hold_expires_at <= p_now)), array_agg(a.id)
      into v_in_the_way, v_lapsed
      from appointments a
     where a.doctor_id = p_doctor and a.lane = p_lane
       and tstzrange(a.starts_at, a.ends_at) && tstzrange(p_starts_at, p_ends_at)
       and a.${occupiesTime}
       and a.id <> p_appointment;
    if v_in_the_way then
      -- The lock was all this transaction wrote: those who queue behind it need not wait for the disk.
      perform set_config('synchronous_commit', 'off', true);
      return 'taken';
    end if;

    if v_active is distinct from true then
      return 'gone';
    end if;
    foreach v_each in array p_slots loop
      perform from slots
        where id = v_each and doctor_id = p_doctor and lane = p_lane
          and starts_at >= p_starts_at and ends_at <= p_ends_at;
      if not found then
        return 'gone';
      end if;
    end loop;

    if v_lapsed is not null then
      foreach v_each in array v_lapsed loop
        perform expire_appointment(v_each, p_now);
      end loop;
    end if;

    -- A slot is at most a day long, so what overlaps starts within the day before.
    update slots
       set appointment_id = p_appointment
     where doctor_id = p_doctor and lane = p_lane
       and starts_at > p_starts_at - interval '24 hours' and starts_at < p_ends_at and ends_at > p_starts_at;
    return 'claimed';
  end $$`;

/**
 * The claim for an appointment that moves: takes the new time first and, only when it has it, lets go of what it had. The caller
 * has locked the doctors of both times and writes the new time into the appointment in the same transaction.
 */
const moveSlots = `
  create function move_slots(
    p_appointment uuid, p_doctor uuid, p_lane smallint, p_slots uuid[],
    p_starts_at timestamptz, p_ends_at timestamptz, p_now timestamptz
  ) returns text language plpgsql as $$
  declare
    v_verdict text := claim_slots(p_appointment, p_doctor, p_lane, p_slots, p_starts_at, p_ends_at, p_now);
  begin
    if v_verdict = 'claimed' then
      update slots s
         set appointment_id = (
           select a.id from appointments a
            where a.doctor_id = s.doctor_id and a.lane = s.lane and a.id <> p_appointment
              and tstzrange(a.starts_at, a.ends_at) && tstzrange(s.starts_at, s.ends_at)
              and a.${occupiesTime}
            order by a.starts_at
            limit 1)
       where s.appointment_id = p_appointment
         and not (s.doctor_id = p_doctor and s.lane = p_lane and s.starts_at < p_ends_at and s.ends_at > p_starts_at);
    end if;
    return v_verdict;
  end $$`;

/**
 * Whether a patient may begin another online payment; p_most null: there is no limit. Those of one patient that come at the same
 * time are counted one after the other, and before the doctor is locked. What others begin for the patient does not count.
 */
const mayBeginPayment = `
  create function may_begin_payment(p_patient uuid, p_since timestamptz, p_most integer) returns boolean
    language plpgsql as $$
  begin
    if p_most is null then
      return true;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('payments of ' || p_patient, 0));
    return p_most > (
      select count(*) from payments p join appointments a on a.id = p.appointment_id
       where p.patient_id = p_patient and p.created_at > p_since and p.channel = 'online'
         and (p.purpose = 'reschedule' or a.booked_by = 'patient:' || p_patient));
  end $$`;

/** First step of every change to many doctors' slots: their locks in one order, so that two of them cannot deadlock. */
const lockDoctors = `
  create function lock_doctors(p_doctors uuid[]) returns void language sql as $$
    select from doctors where id = any (p_doctors) order by id for no key update
  $$`;

/**
 * Last step of inserting or moving free slots: those that an active appointment overlaps are given to it. The caller has
 * locked the doctors before it wrote. Costs by the appointments in the span, not by the slots; answers how many were given.
 */
const settleSlots = `
  create function settle_slots(p_doctors uuid[], p_from timestamptz, p_to timestamptz) returns integer
    language plpgsql as $$
  declare
    v_given integer;
  begin
    update slots s
       set appointment_id = a.id
      from appointments a
     where a.doctor_id = any (p_doctors)
       and a.starts_at > p_from - interval '48 hours' and a.starts_at < p_to and a.ends_at > p_from
       and a.${occupiesTime}
       and s.doctor_id = a.doctor_id and s.lane = a.lane and s.appointment_id is null
       and s.starts_at > a.starts_at - interval '24 hours' and s.starts_at < a.ends_at and s.ends_at > a.starts_at;
    get diagnostics v_given = row_count;
    return v_given;
  end $$`;

/**
 * Where the free slots end that follow one without a gap, as far as a visit needs them: the rule of consecutive slots, for lists, which
 * ask it of many slots. One look-up by key a slot; one whose hold has lapsed is free unless another appointment reaches over it.
 */
const freeUntil = `
  create function free_until(p_slot slots, p_visit_type uuid, p_needed timestamptz, p_now timestamptz)
    returns timestamptz language plpgsql stable as $$
  declare
    v_end timestamptz := p_slot.ends_at;
    v_next slots;
  begin
    while v_end < p_needed loop
      select * into v_next from slots
       where doctor_id = p_slot.doctor_id and lane = p_slot.lane and starts_at = v_end
         and location_id = p_slot.location_id and (visit_type_id is null or visit_type_id = p_visit_type);
      if not found then
        return v_end;
      end if;
      if v_next.appointment_id is not null then
        perform from appointments
          where id = v_next.appointment_id and status = 'held' and hold_expires_at <= p_now;
        if not found then
          return v_end;
        end if;
        perform from appointments a
          where a.doctor_id = v_next.doctor_id and a.lane = v_next.lane
            and tstzrange(a.starts_at, a.ends_at) && tstzrange(v_next.starts_at, v_next.ends_at)
            and a.${occupiesTime}
            and not (a.status = 'held' and a.hold_expires_at <= p_now);
        if found then
          return v_end;
        end if;
      end if;
      v_end := v_next.ends_at;
    end loop;
    return v_end;
  end $$`;

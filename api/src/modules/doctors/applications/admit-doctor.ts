import { Inject, Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { newId } from '../../../values/ids.ts';
import { Refusal } from '../../../values/refusal.ts';
import { GiveDoctorRole } from '../../auth/index.ts';
import { changeRecord } from '../change-record.ts';
import { Doctor } from '../doctors/doctor.entity.ts';
import { mayMoveDoctor } from '../rules/doctor-transitions.ts';
import type { DoctorApplication } from './doctor-application.entity.ts';
import { requireNoPatientTies } from './patient-ties.ts';

/** The doctor an application was for, who can be booked from now on, and the account that is theirs. */
@Injectable()
export class AdmitDoctor {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(GiveDoctorRole) private readonly giveDoctorRole: GiveDoctorRole,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async run(
    em: EntityManager,
    application: DoctorApplication,
    knownId: string | undefined,
  ): Promise<{ doctorId: string }> {
    const doctor =
      knownId === undefined ? await this.add(em, application) : await this.activate(em, application, knownId);
    await em.flush();
    const { accountId, hospitalId } = application;
    await requireNoPatientTies(em.getKysely<never>(), accountId, this.clock.now());
    await this.giveDoctorRole.within(em.getKysely<never>(), { accountId, hospitalId, doctorId: doctor.id });
    return { doctorId: doctor.id };
  }

  /** @throws {Refusal} `conflict.exists` with `doctorId` when the hospital has a doctor with this licence */
  private async add(em: EntityManager, application: DoctorApplication): Promise<Doctor> {
    await requireNewLicence(em, application);
    const now = this.clock.now();
    const { hospitalId } = application;
    const doctor = em.create(Doctor, {
      ...profileOf(application),
      id: newId(),
      hospitalId,
      fullName: application.fullName,
      status: 'active',
      createdAt: now,
      updatedAt: now,
    });
    await em.persist(doctor).flush();
    const { id, fullName, status } = doctor;
    const details = { fullName, status };
    await this.audit.write(em.getKysely<never>(), { action: 'doctor.created', id, hospitalId, details });
    return doctor;
  }

  /** The hospital keeps what it has written; what it has not comes from the application. */
  private async activate(em: EntityManager, application: DoctorApplication, id: string): Promise<Doctor> {
    const { hospitalId } = application;
    const where = { id, hospitalId };
    const doctor = await em.findOne(Doctor, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!doctor) {
      throw unknownDoctor();
    }
    requireAdmissible(doctor);
    await requireNoAccount(em, id);
    await requireSameLicence(em, application, doctor);
    const profile = Object.entries(profileOf(application)).filter(([field]) => isEmpty(doctor, field));
    const profileAndStatus = { ...Object.fromEntries(profile), status: 'active' as const };
    const changes = changeRecord<Doctor>(doctor, profileAndStatus, this.clock.now());
    await em.flush();
    const action = changes['status'] ? 'doctor.status_changed' : 'doctor.updated';
    await this.audit.write(em.getKysely<never>(), { action, id, hospitalId, changes });
    return doctor;
  }
}

function profileOf(application: DoctorApplication) {
  const { email, phone, licenceNumber, credentials, bio, specialties, languages } = application;
  return {
    email,
    phone: phone ?? null,
    licenceNumber,
    credentials: credentials ?? null,
    bio: bio ?? null,
    specialties,
    languages,
  };
}

function isEmpty(doctor: Doctor, field: string): boolean {
  const value = doctor[field as keyof Doctor] as unknown;
  return value == null || (Array.isArray(value) && value.length === 0);
}

/** A suspended doctor comes back by those who suspended him, not beside them. */
function requireAdmissible({ status }: Doctor): void {
  if (status === 'suspended' || !mayMoveDoctor(status, 'active', 'admin')) {
    throw new Refusal('doctors.invalid_transition', { detail: `The doctor is ${status}.` });
  }
}

async function requireNoAccount(em: EntityManager, doctorId: string): Promise<void> {
  const { rows } = await sql`select from accounts where doctor_id = ${doctorId}::uuid limit 1`.execute(
    em.getKysely<never>(),
  );
  if (rows.length > 0) {
    throw new Refusal('conflict.exists', { detail: 'The doctor has an account already.' });
  }
}

/** What was looked into is the licence of the application: it does not vouch for another. */
async function requireSameLicence(
  em: EntityManager,
  { licenceNumber }: DoctorApplication,
  doctor: Doctor,
): Promise<void> {
  const { rows } = await sql<{ same: boolean }>`
    select licence_key(${licenceNumber}) = licence_key(${doctor.licenceNumber ?? licenceNumber}) as same`.execute(
    em.getKysely<never>(),
  );
  if (!rows[0]?.same) {
    const detail =
      'The doctor has another licence number than the one that was checked. The hospital corrects it first, or this is somebody else.';
    throw new Refusal('request.invalid', {
      errors: [{ pointer: '/doctorId', code: 'other_licence', detail }],
    });
  }
}

/** Two admins who approve two applications of one licence wait for each other at the hospital. */
async function requireNewLicence(em: EntityManager, application: DoctorApplication): Promise<void> {
  const { hospitalId, licenceNumber } = application;
  const transaction = em.getKysely<never>();
  await sql`select from hospitals where id = ${hospitalId}::uuid for no key update`.execute(transaction);
  const { rows } = await sql<{ id: string }>`
    select id from doctors
     where hospital_id = ${hospitalId}::uuid and licence_key(licence_number) = licence_key(${licenceNumber})
     order by id limit 1`.execute(transaction);
  if (rows[0]) {
    throw new Refusal('conflict.exists', {
      detail: 'The hospital has a doctor with this licence number. Name that doctor as `doctorId`.',
      doctorId: rows[0].id,
    });
  }
}

function unknownDoctor(): Refusal {
  const detail = 'Not a doctor of that hospital.';
  return new Refusal('request.invalid', { errors: [{ pointer: '/doctorId', code: 'unknown', detail }] });
}

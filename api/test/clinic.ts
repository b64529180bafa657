import pg from 'pg';
import { defaultBookingPolicy, type BookingPolicy } from '../src/values/booking-policy.ts';
import { newId } from '../src/values/ids.ts';
import { startTestApp, type TestApp } from './test-app.ts';

export interface VisitTypeOptions {
  name?: string;
  minutes?: number;
  feeMinor?: number;
  payment?: 'online' | 'at_visit';
  mode?: 'in_person' | 'video' | 'phone';
}

/** A hospital to test in: a location in Kolkata, one doctor who sees patients, its staff, and patients by name. */
export async function clinic(world: TestApp, policy: Partial<BookingPolicy> = {}) {
  const database = new pg.Pool({ connectionString: world.databaseUrl, max: 4 });
  // The database is dropped under idle connections when a suite ends.
  database.on('error', () => undefined);
  const place = await addHospital(database, { ...defaultBookingPolicy, ...policy });
  const { hospitalId } = place;
  const additions = additionsTo(database, place);
  const doctorId = await additions.addDoctor();
  return {
    database,
    ...place,
    doctorId,
    /** Tokens of the people who are always there. */
    doctor: world.tokenFor({ role: 'doctor', hospitalId, doctorId }),
    staff: world.tokenFor({ role: 'staff', hospitalId }),
    admin: world.tokenFor({ role: 'admin' }),
    ...additions,
    addPatient: async () => {
      const accountId = await addPatient(database);
      return { accountId, token: world.tokenFor({ role: 'patient', accountId }) };
    },
    close: () => database.end(),
  };
}

export type Clinic = Awaited<ReturnType<typeof clinic>>;

/** A clinic and an application of its own. */
export async function startClinic() {
  const world = await startTestApp();
  const hospital = await clinic(world);
  const close = async () => {
    await hospital.close();
    await world.close();
  };
  return { world, hospital, close };
}

interface Place {
  hospitalId: string;
  locationId: string;
}

async function addHospital(database: pg.Pool, policy: BookingPolicy): Promise<Place> {
  const [hospitalId, locationId] = [newId(), newId()];
  await database.query(
    `insert into hospitals (id, slug, name, time_zone, currency, policy, created_at, updated_at)
     values ($1, $2, 'City Hospital', 'Asia/Kolkata', 'INR', $3, now(), now())`,
    [hospitalId, `h-${hospitalId}`, policy],
  );
  await database.query(
    `insert into locations (id, hospital_id, name, time_zone, created_at, updated_at)
     values ($1, $2, 'Main site', 'Asia/Kolkata', now(), now())`,
    [locationId, hospitalId],
  );
  return { hospitalId, locationId };
}

function additionsTo(database: pg.Pool, { hospitalId, locationId }: Place) {
  const addDoctor = async ({ status = 'active', specialties = ['cardiology'] } = {}) => {
    const id = newId();
    await database.query(
      `insert into doctors (id, hospital_id, location_id, full_name, specialties, status, created_at, updated_at)
       values ($1, $2, $3, 'Dr Rao', $4, $5, now(), now())`,
      [id, hospitalId, locationId, specialties, status],
    );
    return id;
  };
  const addVisitType = async (doctorId: string, options: VisitTypeOptions = {}) => {
    const id = newId();
    const { name = 'Consultation', minutes = 15, feeMinor = 0, payment = 'at_visit' } = options;
    await database.query(
      `insert into visit_types (id, doctor_id, name, duration_minutes, fee_minor, currency, mode, payment, created_at,
         updated_at) values ($1, $2, $3, $4, $5, 'INR', $6, $7, now(), now())`,
      [id, doctorId, name, minutes, feeMinor, options.mode ?? 'in_person', payment],
    );
    return id;
  };
  const addSlot = async (
    doctorId: string,
    startsAt: string,
    { minutes = 15, lane = 0, visitTypeId = null as string | null } = {},
  ) => {
    const id = newId();
    await database.query(
      `insert into slots (id, hospital_id, doctor_id, location_id, visit_type_id, lane, starts_at, ends_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7::timestamptz + make_interval(mins => $8))`,
      [id, hospitalId, doctorId, locationId, visitTypeId, lane, startsAt, minutes],
    );
    return id;
  };
  return { addDoctor, addVisitType, addSlot };
}

async function addPatient(database: pg.Pool): Promise<string> {
  const accountId = newId();
  await database.query(
    `insert into accounts (id, email, password_hash, full_name, role, created_at, updated_at)
     values ($1, $2, '-', 'Mila Sen', 'patient', now(), now())`,
    [accountId, `${accountId}@patients.test`],
  );
  return accountId;
}

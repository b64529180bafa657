import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type Answer, startTestApp, type TestApp } from './test-app.ts';

/** Two hospitals that are strangers to each other, with their staff: the world most specs about doctors begin in. */
export interface TwoHospitals extends TestApp {
  admin: string;
  north: HospitalSide;
  south: HospitalSide;
  /** Statements the API has no route for, such as slots by the thousand. */
  sql: pg.Client;
  get(path: string, token?: string): Promise<Answer>;
  /** A doctor with a location of the hospital, by the API. */
  addDoctor(side: HospitalSide, fields?: Record<string, unknown>): Promise<any>;
  /** A free slot of 15 minutes, so many minutes after the fixed clock's start. */
  addSlot(
    doctor: { id: string; hospital: { id: string } },
    minutes: number,
    fields?: SlotFields,
  ): Promise<string>;
}

export interface HospitalSide {
  id: string;
  staff: string;
  locationId: string;
}

interface SlotFields {
  visitTypeId?: string;
  lane?: number;
}

export async function startTwoHospitals(): Promise<TwoHospitals> {
  const app = await startTestApp();
  const sql = new pg.Client({ connectionString: app.databaseUrl });
  await sql.connect();
  const admin = app.tokenFor({ role: 'admin' });
  const began = app.clock.now();
  const north = await addHospital(app, admin, 'north');
  const south = await addHospital(app, admin, 'south');
  return {
    ...app,
    sql,
    admin,
    north,
    south,
    get: (path, token) => app.call('GET', path, token === undefined ? {} : { token }),
    addDoctor: async (side, fields = {}) => {
      const body = { fullName: 'Dr. Asha Rao', locationId: side.locationId, ...fields };
      return created(await app.call('POST', '/v1/doctors', { token: side.staff, body }));
    },
    addSlot: async (doctor, minutes, { visitTypeId, lane = 0 } = {}) => {
      const id = randomUUID();
      const start = new Date(began.getTime() + minutes * 60_000);
      await sql.query(
        `insert into slots (id, hospital_id, doctor_id, location_id, visit_type_id, lane, starts_at, ends_at)
         select $1, d.hospital_id, d.id, d.location_id, $3, $4, $5::timestamptz, $5::timestamptz + interval '15 minutes'
           from doctors d where d.id = $2`,
        [id, doctor.id, visitTypeId ?? null, lane, start],
      );
      return id;
    },
    close: async () => {
      await sql.end();
      await app.close();
    },
  };
}

async function addHospital(app: TestApp, admin: string, slug: string): Promise<HospitalSide> {
  const body = { slug, name: `${slug} hospital`, timeZone: 'Asia/Kolkata', currency: 'INR' };
  const { id } = created(await app.call('POST', '/v1/hospitals', { token: admin, body }));
  const staff = app.tokenFor({ role: 'staff', hospitalId: id });
  const place = { name: `${slug} main`, latitude: 12.97, longitude: 77.59 };
  const location = created(
    await app.call('POST', `/v1/hospitals/${id}/locations`, { token: staff, body: place }),
  );
  return { id, staff, locationId: location.id };
}

/** What was created; the whole problem when it was refused, so that a test says why. */
export function created(answer: Answer): any {
  if (answer.status !== 201) {
    throw new Error(`expected 201, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}

import { sql } from 'kysely';
import { Database } from '../src/platform/database/database.ts';
import type { Answer } from './test-app.ts';
import { type HospitalSide, startTwoHospitals, type TwoHospitals } from './two-hospitals.ts';

export const required = ['identity', 'licence_register', 'qualification', 'hospital_confirmation'] as const;
const password = 'correct horse battery';

/** Two hospitals, and doctors who want to work for them. */
export interface Applicants extends TwoHospitals {
  /** A body that is taken, of a doctor nobody knows yet. */
  application(side?: HospitalSide, fields?: Record<string, unknown>): Record<string, any>;
  apply(body: object, token?: string): Promise<Answer>;
  signIn(email: string): Promise<any>;
  /** One that has been submitted, as admins read it. */
  submitted(side?: HospitalSide, fields?: Record<string, unknown>): Promise<any>;
  /** … with every required check passed. */
  checked(side?: HospitalSide, fields?: Record<string, unknown>): Promise<any>;
  check(id: string, name: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
  decide(id: string, body: object, headers?: Record<string, string>, token?: string): Promise<Answer>;
  /** A statement the API has no route for. */
  rows(statement: string, values?: unknown[]): Promise<any[]>;
}

export async function startApplicants(): Promise<Applicants> {
  const world = await startTwoHospitals();
  let doctors = 0;
  const admins = '/v1/admin/doctor-applications';

  const application = (side = world.north, fields = {}) => {
    const n = ++doctors;
    return {
      email: `doctor${n}@practice.test`,
      password,
      fullName: `Dr. Number ${n}`,
      hospitalId: side.id,
      specialties: ['Cardiology'],
      languages: ['English', 'hi'],
      licence: { number: `KA-${10_000 + n}`, authority: 'Karnataka Medical Council', country: 'IN' },
      ...fields,
    };
  };
  const apply = (body: object, token?: string) =>
    world.call('POST', '/v1/doctor-applications', { body, ...(token !== undefined && { token }) });
  const check = (id: string, name: string, body: object = { outcome: 'passed' }, headers = {}) =>
    world.call('PUT', `${admins}/${id}/checks/${name}`, { token: world.admin, body, headers });
  const submitted = async (side?: HospitalSide, fields?: Record<string, unknown>) => {
    const body = application(side, fields);
    await apply(body);
    const { rows } = await sql<{ id: string }>`
      select id from doctor_applications where email = ${body.email}::citext order by id desc limit 1`.execute(
      world.app.get(Database).sql,
    );
    return (await world.get(`${admins}/${rows[0]?.id}`, world.admin)).body;
  };
  return {
    ...world,
    application,
    apply,
    check,
    submitted,
    signIn: async (email) =>
      (await world.call('POST', '/v1/auth/sessions', { body: { email, password } })).body,
    checked: async (side, fields) => {
      const { id } = await submitted(side, fields);
      let last: Answer | undefined;
      for (const name of required) last = await check(id, name);
      return last?.body;
    },
    decide: (id, body, headers = {}, token = world.admin) =>
      world.call('POST', `${admins}/${id}/decision`, { token, body, headers }),
    rows: async (statement, values = []) => (await world.sql.query(statement, values)).rows,
  };
}

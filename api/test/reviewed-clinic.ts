import { newId } from '../src/values/ids.ts';
import { defaultBookingPolicy } from '../src/values/booking-policy.ts';
import { type Clinic, clinic } from './clinic.ts';
import { startTestApp } from './test-app.ts';

/** A clinic whose patients have been seen, and a second one that is a stranger to it. */
export async function startReviewedClinic(env: Record<string, string> = {}) {
  const world = await startTestApp(env);
  const here = await clinic(world);
  const elsewhere = await clinic(world);
  let visits = 0;

  /** A visit that is over, of a patient of its own unless one is named. */
  const addVisit = async ({
    status = 'completed',
    doctorId = here.doctorId,
    of = undefined as Patient | undefined,
  } = {}) => {
    const patient = of ?? (await here.addPatient());
    const now = world.clock.now();
    visits += 1;
    const startsAt = new Date(now.getTime() - visits * 3_600_000);
    const id = await insertVisit(here, { status, doctorId, patientId: patient.accountId, startsAt, now });
    return { id, patient };
  };

  /** A review as its patient writes it. */
  const addReview = async (
    body: object = { rating: 4, text: 'Kind and quick.' },
    doctorId = here.doctorId,
  ) => {
    const { id: appointmentId, patient } = await addVisit({ doctorId });
    const answer = await world.call('POST', `/v1/appointments/${appointmentId}/review`, {
      token: patient.token,
      body,
    });
    if (answer.status !== 201) {
      throw new Error(`no review: ${JSON.stringify(answer.body)}`);
    }
    return { ...answer.body, appointmentId, patient };
  };

  const ratingOf = async (doctorId = here.doctorId): Promise<{ average: number | null; count: number }> =>
    (await world.call('GET', `/v1/doctors/${doctorId}`)).body.rating;

  /** What the figures of every doctor are, and what they must be by counting. */
  const figures = async () => {
    const kept = await here.database.query(
      `select doctor_id, rating_sum as sum, rating_count as count from doctor_ratings where rating_count > 0 order by doctor_id`,
    );
    const counted = await here.database.query(
      `select doctor_id, sum(rating)::int as sum, count(*)::int as count from reviews
        where status = 'published' group by doctor_id order by doctor_id`,
    );
    return { kept: kept.rows, counted: counted.rows };
  };

  return {
    world,
    here,
    elsewhere,
    addVisit,
    addReview,
    ratingOf,
    figures,
    close: async () => {
      await here.close();
      await elsewhere.close();
      await world.close();
    },
  };
}

interface Visit {
  status: string;
  doctorId: string;
  patientId: string;
  startsAt: Date;
  now: Date;
}

async function insertVisit({ database, hospitalId, locationId }: Clinic, visit: Visit): Promise<string> {
  const { status, doctorId, patientId, startsAt, now } = visit;
  const id = newId();
  const completedAt = status === 'completed' ? now : null;
  await database.query(
    `insert into appointments (id, reference, hospital_id, doctor_id, location_id, patient_id, lane, starts_at, ends_at,
       status, mode, payment, fee_minor, currency, policy, booked_by, completed_at, created_at, updated_at)
     values ($1::uuid, $1::text, $2, $3, $4, $5, 0, $6, $6::timestamptz + interval '15 minutes', $7, 'in_person', 'at_visit', 0,
       'INR', $8, 'patient', $9, $10, $10)`,
    [
      id,
      hospitalId,
      doctorId,
      locationId,
      patientId,
      startsAt,
      status,
      defaultBookingPolicy,
      completedAt,
      now,
    ],
  );
  return id;
}

export interface Patient {
  accountId: string;
  token: string;
}

export interface WrittenReview {
  id: string;
  version: number;
  warnings: { code: string; detail: string }[];
  appointmentId: string;
  patient: Patient;
}

export type ReviewedClinic = Awaited<ReturnType<typeof startReviewedClinic>>;

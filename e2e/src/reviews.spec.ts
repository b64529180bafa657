import type { SmartMedConnect } from '@smartmedconnect/sdk';
import { newPatient, signedIn } from './world/people.ts';
import { type Server, startServer } from './world/server.ts';

const minuteMs = 60_000;

describe('a review, through the SDK alone', () => {
  let server: Server;
  let desk: SmartMedConnect;
  let doctorId: string;

  beforeAll(async () => {
    server = await startServer();
    desk = signedIn(server.url, 'it@demo.test');
    const { hospitalId } = await desk.account.me();
    const { data: locations } = await desk.api.GET('/v1/hospitals/{id}/locations', {
      params: { path: { id: hospitalId! } },
    });
    const fee = { amountMinor: 0, currency: 'INR' };
    const doctor = await desk.doctors.create({
      fullName: 'Dr. Reviewed Here',
      locationId: locations!.items[0]!.id,
      visitTypes: [{ name: 'Visit', durationMinutes: 15, mode: 'in_person', payment: 'at_visit', fee }],
    });
    doctorId = doctor.id;
  });
  afterAll(() => server.stop());

  /** Booked, come, seen: of a visit that begins in three quarters of an hour, which can be booked and completed just yet. */
  const seen = async (patient: SmartMedConnect): Promise<string> => {
    const startsAt = new Date((Math.ceil(Date.now() / minuteMs) + 45) * minuteMs);
    const { data } = await desk.api.POST('/v1/slots', {
      body: {
        slots: [
          {
            doctorId,
            startsAt: startsAt.toISOString(),
            endsAt: new Date(startsAt.getTime() + 15 * minuteMs).toISOString(),
          },
        ],
      },
    });
    const { id } = await patient.appointments.book({ slotId: data!.items[0]!.id });
    await desk.appointments.checkIn(id);
    await desk.appointments.complete(id);
    return id;
  };
  const rating = async () => (await desk.doctors.get(doctorId)).rating;

  it('is written, found, answered, changed, reported, hidden and restored, and the figures follow', async () => {
    const patient = await newPatient(server.url, 'mila');
    const admin = signedIn(server.url, 'admin@demo.test');
    const appointmentId = await seen(patient);

    const review = await patient.reviews.write(appointmentId, { rating: 4, text: 'Kind and quick.' });
    expect(await rating()).toEqual({ average: 4, count: 1 });
    await expect(patient.reviews.write(appointmentId, { rating: 5 })).rejects.toMatchObject({
      code: 'conflict.exists',
    });

    const answered = await desk.reviews.reply(review.id, review.version, { text: 'Thank you.' });
    await expect(patient.reviews.edit(review.id, review.version, { rating: 5 })).rejects.toMatchObject({
      code: 'conflict.version',
    });
    const edited = await patient.reviews.edit(review.id, answered.version, { rating: 5 });
    const [shown] = (await patient.reviews.ofDoctor(doctorId).page()).items;
    expect(shown).toMatchObject({
      rating: 5,
      text: 'Kind and quick.',
      reply: { text: 'Thank you.', by: 'hospital' },
    });

    await desk.reviews.report(review.id, { reason: 'other' });
    const [queued] = (await admin.reviews.moderated().page()).items;
    expect(queued).toMatchObject({ id: review.id, version: edited.version, reports: [{ reason: 'other' }] });
    const hidden = await admin.reviews.hide(review.id, edited.version, { reason: 'other' });
    expect(await rating()).toEqual({ average: null, count: 0 });
    expect((await patient.reviews.ofAppointment(appointmentId)).hiddenReason).toBe('other');
    await admin.reviews.restore(review.id, hidden.version);
    expect(await rating()).toEqual({ average: 5, count: 1 });
  });
});

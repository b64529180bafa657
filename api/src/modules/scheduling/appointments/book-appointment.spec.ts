import { clinic, type Clinic } from '../../../../test/clinic.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';

const tomorrow = '2026-12-02T04:30:00.000Z';

describe('POST /v1/appointments', () => {
  let world: TestApp;
  let city: Clinic;

  beforeAll(async () => {
    world = await startTestApp();
    city = await clinic(world);
  });
  afterAll(async () => {
    await city.close();
    await world.close();
  });

  describe('201', () => {
    it('confirms at once what is paid at the visit', async () => {
      const doctorId = await city.addDoctor();
      const visitTypeId = await city.addVisitType(doctorId, { feeMinor: 50_000 });
      const slotId = await city.addSlot(doctorId, tomorrow);
      const mila = await city.addPatient();

      const { status, body } = await world.call('POST', '/v1/appointments', {
        token: mila.token,
        body: { slotId, reason: 'Knee pain' },
      });

      expect({ status, body }).toMatchObject({
        status: 201,
        body: {
          status: 'confirmed',
          doctorId,
          visitTypeId,
          patientId: mila.accountId,
          startsAt: tomorrow,
          endsAt: '2026-12-02T04:45:00.000Z',
          timeZone: 'Asia/Kolkata',
          fee: { amountMinor: 50_000, currency: 'INR' },
          payment: { due: 'at_visit' },
          holdExpiresAt: null,
          reason: 'Knee pain',
          reference: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/),
        },
      });
    });
  });
});

import { startTwoHospitals, type TwoHospitals } from '../../../../test/two-hospitals.ts';
import { defaultBookingPolicy } from '../../../values/booking-policy.ts';

let world: TwoHospitals;

beforeAll(async () => {
  world = await startTwoHospitals();
});
afterAll(() => world.close());

const policy = {
  bookFromMinutes: 60,
  bookUntilDays: 90,
  holdMinutes: 15,
  fullRefundNoticeHours: 48,
  halfRefundNoticeHours: 4,
  maxReschedules: 3,
  rescheduleNoticeHours: 12,
  reviewDays: 90,
  disputeDays: 45,
};
const change = (token: string, changes: object) =>
  world.call('PATCH', `/v1/hospitals/${world.north.id}`, { token, body: { policy: changes } });

it('every policy can be changed, by the hospital and by an admin', async () => {
  expect(Object.keys(policy)).toEqual(Object.keys(defaultBookingPolicy));
  for (const [token, wanted] of [
    [world.north.staff, policy],
    [world.admin, defaultBookingPolicy],
  ] as const) {
    const { status, body } = await change(token, wanted);
    expect([status, body.policy]).toEqual([200, wanted]);
  }
});

it('the days for complaints are lengthened by the hospital, and cut short by admins alone', async () => {
  const none = { reviewDays: 0, disputeDays: 29 };
  const refused = await change(world.north.staff, none);
  expect([refused.status, refused.body.errors]).toEqual([
    422,
    [
      expect.objectContaining({ pointer: '/policy/reviewDays', code: 'too_small' }),
      expect.objectContaining({ pointer: '/policy/disputeDays', code: 'too_small' }),
    ],
  ]);
  expect((await change(world.admin, none)).body.policy).toMatchObject(none);
  expect((await change(world.north.staff, { reviewDays: 1 })).body.policy).toMatchObject({ reviewDays: 1 });
  expect((await change(world.admin, defaultBookingPolicy)).status).toBe(200);
});

it('every policy that cannot be is named at once', async () => {
  const wrong = Object.fromEntries(Object.keys(policy).map((name) => [name, -1]));
  const { status, body } = await change(world.north.staff, { ...wrong, freeCoffee: true });

  expect(status).toBe(422);
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(
    [...Object.keys(policy), 'freeCoffee'].map((name) => `/policy/${name}`).sort(),
  );
});

import { startTwoHospitals, type TwoHospitals } from '../../../../test/two-hospitals.ts';

let world: TwoHospitals;

beforeAll(async () => {
  world = await startTwoHospitals();
});
afterAll(() => world.close());

it('doctors keep their own visit types and fees, and nobody else’s', async () => {
  const { id } = await world.addDoctor(world.north);
  const colleague = await world.addDoctor(world.north);
  const token = world.tokenFor({ role: 'doctor', hospitalId: world.north.id, doctorId: id });
  const visit = {
    name: 'First visit',
    durationMinutes: 30,
    fee: { amountMinor: 50_000, currency: 'INR' },
    mode: 'video',
    payment: 'online',
  };
  const added = await world.call('POST', `/v1/doctors/${id}/visit-types`, { token, body: visit });
  expect([added.status, added.body.version]).toEqual([201, 1]);

  const path = `/v1/doctors/${id}/visit-types/${added.body.id}`;
  const fee = { amountMinor: 60_000, currency: 'INR' };
  const seen = { 'if-match': '"1"' };
  const dearer = await world.call('PATCH', path, { token, body: { fee }, headers: seen });
  expect([dearer.status, dearer.body.fee, dearer.body.version]).toEqual([200, fee, 2]);
  const again = await world.call('PATCH', path, { token, body: { fee }, headers: seen });
  expect([again.status, again.body]).toEqual([200, dearer.body]);
  const cheaper = { fee: { ...fee, amountMinor: 50_000 } };
  expect((await world.call('PATCH', path, { token, body: cheaper, headers: seen })).status).toBe(412);

  const others = `/v1/doctors/${colleague.id}/visit-types`;
  expect((await world.call('POST', others, { token, body: visit })).status).toBe(404);
});

import { startTwoHospitals, type TwoHospitals } from '../../../../test/two-hospitals.ts';

let world: TwoHospitals;

beforeAll(async () => {
  world = await startTwoHospitals();
  await world.addDoctor(world.north, { specialties: ['cardiology'], languages: ['en', 'hi'] });
  await world.addDoctor(world.south, { specialties: ['cardiology', 'ENT'], languages: ['en'] });
  await world.addDoctor(world.south, { specialties: ['urology'], languages: ['de'], status: 'pending' });
});
afterAll(() => world.close());

it('counts the specialties of active doctors, a page at a time', async () => {
  const all = await world.get('/v1/specialties');
  const first = await world.get('/v1/specialties?limit=1');
  const second = await world.get(`/v1/specialties?limit=1&cursor=${first.body.nextCursor}`);

  expect(all.body).toEqual({
    items: [
      { name: 'cardiology', doctors: 2 },
      { name: 'ent', doctors: 1 },
    ],
    nextCursor: null,
  });
  expect([...first.body.items, ...second.body.items]).toEqual(all.body.items);
});

it('names the languages of active doctors, of one hospital where it is asked for', async () => {
  const english = { tag: 'en', name: 'English' };
  const all = await world.get('/v1/languages');
  const south = await world.get(`/v1/languages?hospitalId=${world.south.id}`);

  expect(all.body.items).toEqual([
    { ...english, doctors: 2 },
    { tag: 'hi', name: 'Hindi', doctors: 1 },
  ]);
  expect(south.body.items).toEqual([{ ...english, doctors: 1 }]);
});

import { startTwoHospitals, type TwoHospitals } from '../../../../test/two-hospitals.ts';

let world: TwoHospitals;

beforeAll(async () => {
  world = await startTwoHospitals();
  await world.addDoctor(world.north, { fullName: 'Dr. Asha Rao', specialties: ['cardiology'] });
  await world.addDoctor(world.north, { fullName: 'Dr. Asha Roy', specialties: ['neurology'] });
  await world.addDoctor(world.north, { fullName: 'Dr. Asha Roach', specialties: ['urology'] });
  await world.addDoctor(world.north, { fullName: 'Dr. Usha Rao', specialties: ['dermatology'] });
  await world.addDoctor(world.south, { fullName: 'Dr. Ana Roa', specialties: ['oncology'] });
  await world.addDoctor(world.south, { fullName: 'Dr. Wei Lai', specialties: ['radiology'] });
  await world.addDoctor(world.south, { fullName: 'Dr. Karan Singh', specialties: ['psychiatry'] });
  await world.addDoctor(world.south, { fullName: 'Dr. Zoë Peña', specialties: ['paediatrics'] });
});
afterAll(() => world.close());

const found = async (q: string): Promise<string[]> => {
  const { status, body } = await world.get(`/v1/doctors?q=${encodeURIComponent(q)}`);
  expect(status).toBe(200);
  return body.items.map(({ fullName }: { fullName: string }) => fullName.slice('Dr. '.length));
};

it.each([
  ['asha rao', ['Asha Rao']],
  ['rao asha', ['Asha Rao']],
  ['ash rao', ['Asha Rao']],
  ['cardiolgy rao', ['Asha Rao']],
  ['ahsa rao', ['Asha Rao']],
  ['rao ahsa', ['Asha Rao']],
  ['cardiolgy ahsa', ['Asha Rao']],
  ['dr snigh', ['Karan Singh']],
  ['kaarn snigh', ['Karan Singh']],
  ['peañ zoe', ['Zoë Peña']],
])('a slip of the keys in any of the words still finds the doctor: %s', async (q, names) => {
  expect(await found(q)).toEqual(names);
});

it.each([
  ['asha roa', ['Asha Roach', 'Asha Rao']],
  ['ahsa roa', ['Asha Roach', 'Asha Rao']],
  ['roa', ['Ana Roa', 'Asha Roach', 'Asha Rao', 'Usha Rao']],
])('who is called as typed comes before who may have been meant: %s', async (q, names) => {
  expect(await found(q)).toEqual(names);
});

it.each([
  ['another name, one letter apart', 'asha ray'],
  ['one word right, the other nobody’s', 'asha gupta'],
  ['two right words of two doctors', 'ana singh'],
  ['two right words, one of them mistyped, of two doctors', 'kaarn roy'],
  ['a mistyped first letter', 'ali'],
  ['a mistyped first letter beside a right word', 'wei ali'],
  ['swapped letters that are not neighbours', 'asha oar'],
  ['swapped letters in the beginning of a word alone', 'karan snig'],
])('does not find %s: %s', async (_, q) => {
  expect(await found(q)).toEqual([]);
});

import { fee } from '../payments/paying-world.ts';
import { scriptText, scriptWords, shortScript } from './script-words.ts';
import { demoPassword } from './server.ts';
import type { StrangersWorld } from './strangers-words.ts';

const free = { amountMinor: 0, currency: 'INR' };

/** What a hospital says of itself: names, places, doctors, and what they offer. */
export async function addHospitalWords(world: StrangersWorld): Promise<void> {
  const { admin, desk, ids } = world;
  const { hospitalId } = await desk.account.me();
  ids['hospital'] = hospitalId!;
  const { version } = await admin.hospitals.get(hospitalId!);
  const names = { legalName: scriptWords('legal name'), taxLine: scriptWords('tax line') };
  await admin.hospitals.update(hospitalId!, version, { name: scriptWords('hospital'), ...names });
  await admin.api.POST('/v1/hospitals', {
    body: {
      slug: 'other',
      name: scriptWords('other hospital'),
      timeZone: 'Asia/Kolkata',
      currency: 'INR',
      ...names,
    },
  });
  await addLocations(world);
  await addDoctors(world);
}

async function addLocations({ desk, ids }: StrangersWorld): Promise<void> {
  const id = ids['hospital']!;
  const place = {
    name: scriptWords('location'),
    addressLine: scriptWords('address'),
    city: scriptWords('city'),
    region: scriptWords('region'),
    postalCode: shortScript,
    accessibility: [scriptWords('access')],
  };
  const { data } = await desk.api.POST('/v1/hospitals/{id}/locations', {
    params: { path: { id } },
    body: { ...place, externalId: 'MAIN-2' },
  });
  ids['location'] = data!.id;
  const { data: changed } = await desk.api.PATCH('/v1/hospitals/{id}/locations/{locationId}', {
    params: { path: { id, locationId: data!.id }, header: { 'If-Match': String(data!.version) } },
    body: { ...place, externalId: scriptWords('location id') },
  });
  await desk.hospitals.putLocation(id, changed!.externalId!, place);
  await desk.api.POST('/v1/hospitals/{id}/locations', {
    params: { path: { id } },
    body: { ...place, name: scriptWords('second location'), externalId: scriptWords('second location id') },
  });
}

const offered = { durationMinutes: 5, mode: 'in_person', payment: 'at_visit', fee: free } as const;

async function addDoctors({ admin, desk, doctor, ids }: StrangersWorld): Promise<void> {
  const profile = {
    fullName: scriptWords('doctor'),
    licenceNumber: scriptWords('licence'),
    credentials: scriptWords('credentials'),
    bio: scriptText('bio'),
    specialties: [scriptWords('specialty')],
  };
  const locationId = ids['location']!;
  const created = await desk.doctors.create({
    ...profile,
    externalId: scriptWords('doctor id'),
    locationId,
    visitTypes: [{ ...offered, name: scriptWords('first visit') }],
  });
  ids['doctor'] = created.id;
  ids['visitType'] = (await desk.doctors.visitTypes(created.id)).items[0]!.id;
  const further = { ...offered, fee, name: scriptWords('further visit') };
  ids['furtherVisitType'] = (await desk.doctors.createVisitType(created.id, further)).id;

  const sent = await desk.doctors.create({
    fullName: scriptWords('suspended doctor'),
    locationId,
    visitTypes: [{ ...offered, name: scriptWords('visit of nobody') }],
  });
  ids['suspendedDoctor'] = sent.id;
  await admin.doctors.suspend(sent.id, sent.version, scriptText('suspension of a doctor'));

  const { doctorId } = await doctor.account.me();
  ids['ownDoctor'] = doctorId!;
  const own = await desk.doctors.get(doctorId!);
  await desk.doctors.update(doctorId!, own.version, {
    ...profile,
    fullName: scriptWords('own doctor'),
    externalId: scriptWords('own doctor id'),
    locationId,
  });
  const offer = await desk.doctors.createVisitType(doctorId!, { ...offered, name: scriptWords('new visit') });
  ids['ownVisitType'] = offer.id;
  const renamed = { name: scriptWords('own visit') };
  await desk.doctors.updateVisitType(doctorId!, offer.id, offer.version, renamed);
}

/** Accounts and their devices, doctors who register, keys of programs, views of lists. */
export async function addPeopleWords(world: StrangersWorld): Promise<void> {
  const { admin, desk, ids } = world;
  const email = 'stranger@patients.example';
  const stranger = world.client();
  await stranger.account.register({ email, password: demoPassword, fullName: scriptWords('registered') });
  await stranger.account.signIn({ email, password: demoPassword, deviceName: scriptWords('device') });
  const { id, version } = await stranger.account.me();
  await stranger.account.updateMe(version, { fullName: scriptWords('person') });
  ids['user'] = id;

  const staff = await admin.users.create({
    email: 'staff@hospital.example',
    password: demoPassword,
    fullName: scriptWords('staff'),
    role: 'staff',
    hospitalId: ids['hospital']!,
  });
  ids['suspendedUser'] = staff.id;
  const user = await admin.users.get(staff.id);
  await admin.users.suspend(staff.id, user.version, scriptText('suspension of an account'));

  const colleague = { email: 'admin@hospital.example', password: demoPassword, role: 'admin' } as const;
  await admin.users.create({ ...colleague, fullName: shortScript });

  await desk.apiKeys.create({ name: scriptWords('key'), scopes: ['doctors:write'] });
  const view = { screen: 'doctors', query: 'specialty=none' };
  const kept = await desk.account.saveView({ ...view, name: scriptWords('view') });
  await desk.account.replaceView(kept.id, kept.version, { ...view, name: scriptWords('renamed view') });

  ids['application'] = await application(world, 'application');
  ids['rejected'] = await application(world, 'rejected');
  const rejected = await admin.doctorApplications.get(ids['rejected']);
  await admin.doctorApplications.decide(rejected.id, rejected.version, {
    outcome: 'rejected',
    reason: scriptText('decision'),
  });
}

async function application(world: StrangersWorld, name: string): Promise<string> {
  const { admin } = world;
  await world.client().doctorApplications.apply({
    email: `${name}@doctors.example`,
    password: demoPassword,
    fullName: scriptWords(name),
    hospitalId: world.id('hospital'),
    specialties: [scriptWords('specialty applied for')],
    languages: ['en', 'hi'],
    licence: { number: scriptWords(`number ${name}`), authority: scriptWords('authority'), country: 'IN' },
    credentials: scriptWords('credentials applied with'),
    bio: scriptText('bio applied with'),
  });
  const all = await admin.doctorApplications.list().toArray(50);
  const { id } = all.find(({ fullName }) => fullName === scriptWords(name))!;
  const { version } = await admin.doctorApplications.get(id);
  const written = { note: scriptText('note of a check'), evidence: scriptWords('evidence') };
  await admin.doctorApplications.check(id, version, 'identity', { outcome: 'passed', ...written });
  return id;
}

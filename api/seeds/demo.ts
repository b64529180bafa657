import { sql } from 'kysely';
import { CreateAccount, type NewAccount } from '../src/modules/auth/index.ts';
import type { Clock } from '../src/platform/clock/clock.ts';
import type { Database } from '../src/platform/database/database.ts';
import type { Settings } from '../src/platform/settings/settings.ts';
import { defaultBookingPolicy } from '../src/values/booking-policy.ts';
import { newId } from '../src/values/ids.ts';

export const demoPassword = 'Demo-Pass-2026!';

const hospital = { slug: 'demo', name: 'Demo Hospital', timeZone: 'Asia/Kolkata', currency: 'INR' };

const locations = [
  {
    externalId: 'main',
    name: 'Demo Hospital Main',
    addressLine: '27 Residency Road',
    postalCode: '560025',
    phone: '+918040001000',
    latitude: 12.9698,
    longitude: 77.6082,
    accessibility: ['step_free', 'lift', 'accessible_toilet', 'parking'],
  },
  {
    externalId: 'east',
    name: 'East Clinic',
    addressLine: '114 Whitefield Main Road',
    postalCode: '560066',
    phone: '+918040002000',
    latitude: 12.9719,
    longitude: 77.7499,
    accessibility: ['step_free', 'accessible_toilet'],
  },
];

/** In the words of the sample file, whose import then finds her and adds the rest. */
const doctor = { externalId: 'demo-doctor', fullName: 'Asha Rao', email: 'doctor@demo.test' };

interface DemoWorld {
  settings: Pick<Settings, 'NODE_ENV'>;
  database: Database;
  clock: Clock;
  createAccount: CreateAccount;
}

/**
 * The demo hospital with its sites, one doctor and four logins. What is there already stays as it is, so it can be run again.
 *
 * @throws in production: everybody can read the password
 */
export async function seedDemo({ settings, database, clock, createAccount }: DemoWorld): Promise<string[]> {
  if (settings.NODE_ENV === 'production') {
    throw new Error('the demo logins are refused in production');
  }
  const ids = await database.transaction(async (em) => {
    const transaction = em.getKysely<never>();
    const hospitalId = await seedHospital(transaction, clock.now());
    const mainId = await seedLocations(transaction, hospitalId, clock.now());
    return { hospitalId, doctorId: await seedDoctor(transaction, hospitalId, mainId, clock.now()) };
  });
  const created: string[] = [];
  for (const account of await missing(database, logins(ids))) {
    if (await createAccount.unlessKnown(account)) {
      created.push(account.email);
    }
  }
  return created;
}

type Transaction = Database['sql'];

async function seedHospital(transaction: Transaction, now: Date): Promise<string> {
  const { slug, name, timeZone, currency } = hospital;
  await sql`
    insert into hospitals (id, slug, name, time_zone, currency, policy, created_at, updated_at)
    values (${newId()}, ${slug}, ${name}, ${timeZone}, ${currency}, ${JSON.stringify(defaultBookingPolicy)}, ${now}, ${now})
    on conflict (slug) do nothing`.execute(transaction);
  return idFrom(sql`select id from hospitals where slug = ${slug}`, transaction);
}

async function seedLocations(transaction: Transaction, hospitalId: string, now: Date): Promise<string> {
  for (const location of locations) {
    await sql`
      insert into locations (id, hospital_id, external_id, name, address_line, city, region, postal_code, country, phone,
                             latitude, longitude, time_zone, accessibility, created_at, updated_at)
      values (${newId()}, ${hospitalId}, ${location.externalId}, ${location.name}, ${location.addressLine}, 'Bengaluru',
              'Karnataka', ${location.postalCode}, 'IN', ${location.phone}, ${location.latitude}, ${location.longitude},
              ${hospital.timeZone}, ${location.accessibility}, ${now}, ${now})
      on conflict (hospital_id, external_id) do nothing`.execute(transaction);
  }
  const main = sql`select id from locations where hospital_id = ${hospitalId} and external_id = 'main'`;
  return idFrom(main, transaction);
}

async function seedDoctor(
  transaction: Transaction,
  hospitalId: string,
  locationId: string,
  now: Date,
): Promise<string> {
  const { externalId, fullName, email } = doctor;
  await sql`
    insert into doctors (id, hospital_id, external_id, location_id, full_name, email, specialties, languages, status,
                         created_at, updated_at)
    values (${newId()}, ${hospitalId}, ${externalId}, ${locationId}, ${fullName}, ${email}, '{cardiology}', '{en}', 'active',
            ${now}, ${now})
    on conflict (hospital_id, external_id) do nothing`.execute(transaction);
  const found = sql`select id from doctors where hospital_id = ${hospitalId} and external_id = ${externalId}`;
  return idFrom(found, transaction);
}

async function idFrom(query: ReturnType<typeof sql>, transaction: Transaction): Promise<string> {
  const { rows } = await query.execute(transaction);
  const [row] = rows as { id: string }[];
  if (!row) {
    throw new Error('a row of the demo hospital is missing');
  }
  return row.id;
}

function logins({ hospitalId, doctorId }: { hospitalId: string; doctorId: string }): NewAccount[] {
  const everyone = { password: demoPassword, timeZone: hospital.timeZone, locale: 'en-IN' };
  return [
    { ...everyone, email: 'admin@demo.test', fullName: 'Demo Admin', role: 'admin' },
    { ...everyone, email: 'it@demo.test', fullName: 'Demo Hospital IT', role: 'staff', hospitalId },
    { ...everyone, email: doctor.email, fullName: doctor.fullName, role: 'doctor', hospitalId, doctorId },
    { ...everyone, email: 'patient@demo.test', fullName: 'Demo Patient', role: 'patient' },
  ];
}

/** Hashing a password takes a quarter of a second: only for those that are to be created. */
async function missing(database: Database, accounts: NewAccount[]): Promise<NewAccount[]> {
  const emails = accounts.map(({ email }) => email);
  const { rows } = await sql<{ email: string }>`
    select email::text as email from accounts where email = any(${emails}::citext[])`.execute(database.sql);
  const known = new Set(rows.map(({ email }) => email));
  return accounts.filter(({ email }) => !known.has(email));
}

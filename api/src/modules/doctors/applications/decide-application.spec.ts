import { type Applicants, required, startApplicants } from '../../../../test/applicants.ts';
import { auditLog } from '../../../../test/audit-log.ts';
import { defaultBookingPolicy } from '../../../values/booking-policy.ts';

let world: Applicants;

beforeAll(async () => {
  world = await startApplicants();
});
afterAll(() => world.close());

const approve = { outcome: 'approved' };
const reject = { outcome: 'rejected', reason: 'The register does not know the licence.' };
const search = async (name: string) =>
  (await world.get(`/v1/doctors?q=${encodeURIComponent(name)}`)).body.items;
const accountOf = async (id: string) =>
  (await world.rows('select role, hospital_id, doctor_id, version from accounts where id = $1', [id]))[0];

/** A visit with somebody else, a day after now. */
async function addVisit(patientId: string): Promise<string> {
  const doctor = await world.addDoctor(world.south);
  const [visit] = await world.rows(
    `insert into appointments (id, reference, hospital_id, doctor_id, location_id, patient_id, lane, starts_at, ends_at, status,
       mode, payment, fee_minor, currency, policy, booked_by, created_at, updated_at)
     values (gen_random_uuid(), gen_random_uuid(), $1, $2, $3, $4, 0, $5::timestamptz + interval '1 day',
       $5::timestamptz + interval '25 hours', 'confirmed', 'in_person', 'at_visit', 0, 'INR', $6, 'patient', $5, $5)
     returning id`,
    [world.south.id, doctor.id, world.south.locationId, patientId, world.clock.now(), defaultBookingPolicy],
  );
  return visit.id;
}

async function addDispute(visit: string, patientId: string): Promise<string> {
  const [dispute] = await world.rows(
    `insert into disputes (id, appointment_id, hospital_id, doctor_id, patient_id, kind, status, text, awaits, due_at, currency,
       created_at, updated_at)
     select gen_random_uuid(), id, hospital_id, doctor_id, $2, 'other', 'open', '', 'hospital', $3, 'INR', $3, $3
       from appointments where id = $1 returning id`,
    [visit, patientId, world.clock.now()],
  );
  return dispute.id;
}

describe('an approval', () => {
  it('makes a doctor who can be found, and whose account is a doctor’s', async () => {
    const { id, applicant, version, ...said } = await world.checked(world.north, { bio: 'Hearts.' });
    const before = await world.signIn(applicant.email);
    const { status, body } = await world.decide(id, approve, { 'if-match': `"${version}"` });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'approved',
      decision: { reason: null, by: expect.stringMatching(/^admin:/), at: '2026-12-01T06:00:00.000Z' },
      version: Number(version) + 1,
    });
    const [found] = await search(said.fullName);
    expect(found).toMatchObject({
      id: body.doctorId,
      status: 'active',
      fullName: said.fullName,
      bio: 'Hearts.',
    });

    const { refreshToken } = before;
    const { body: refreshed } = await world.call('POST', '/v1/auth/sessions/refresh', {
      body: { refreshToken },
    });
    expect(refreshed.user).toMatchObject({
      role: 'doctor',
      doctorId: body.doctorId,
      hospitalId: world.north.id,
    });
    const profile = await world.get(`/v1/doctors/${body.doctorId}`, refreshed.accessToken);
    expect(profile.body).toMatchObject({ licenceNumber: said.licence.number, email: applicant.email });
    const followed = await world.get('/v1/me/doctor-application', refreshed.accessToken);
    expect(followed.body).toMatchObject({ status: 'approved', doctorId: body.doctorId });
  });

  it('needs every required check passed, and says which are missing', async () => {
    const { id } = await world.submitted();
    const untouched = await world.decide(id, approve);
    expect([untouched.status, untouched.body.code, untouched.body.missing]).toEqual([
      409,
      'doctors.checks_missing',
      [...required],
    ]);
    for (const name of required) await world.check(id, name);
    await world.check(id, 'qualification', { outcome: 'failed' });
    const failed = await world.decide(id, approve);
    expect([failed.body.code, failed.body.missing]).toEqual(['doctors.checks_missing', ['qualification']]);
    await world.check(id, 'qualification');
    await world.check(id, 'indemnity_insurance', { outcome: 'failed' });
    expect((await world.decide(id, approve)).status).toBe(200);
  });

  it('activates a doctor the hospital has, keeps what it wrote and fills in what is missing', async () => {
    const { id: doctorId } = await world.addDoctor(world.north, {
      fullName: 'Dr. A. Rao',
      status: 'pending',
      credentials: 'MD',
    });
    const { id } = await world.checked(world.north, {
      fullName: 'Dr. Asha Rao',
      credentials: 'MBBS, MD',
      bio: 'Hearts.',
    });
    const { status, body } = await world.decide(id, { ...approve, doctorId });

    expect([status, body.doctorId]).toEqual([200, doctorId]);
    const { body: doctor } = await world.get(`/v1/doctors/${doctorId}`, world.north.staff);
    expect(doctor).toMatchObject({
      fullName: 'Dr. A. Rao',
      credentials: 'MD',
      bio: 'Hearts.',
      status: 'active',
      specialties: ['cardiology'],
      languages: ['en', 'hi'],
      version: 2,
    });
  });

  it('does not vouch for a doctor whose licence is another than the one that was looked into', async () => {
    const licence = { number: 'KA/77-1', authority: 'KMC', country: 'IN' };
    const { id, fullName } = await world.checked(world.north, { licence });
    const named = async (licenceNumber: string) => {
      const { id: doctorId } = await world.addDoctor(world.north, {
        fullName,
        status: 'pending',
        licenceNumber,
      });
      return world.decide(id, { ...approve, doctorId });
    };

    const refused = await named('KA-99');
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/doctorId', code: 'other_licence' })],
    ]);
    expect((await named('ka 771')).status).toBe(200);
  });

  it('waits for what the applicant still has as a patient: visits to come, open disputes', async () => {
    const { id, applicant } = await world.checked();
    const visit = await addVisit(applicant.accountId);
    const dispute = await addDispute(visit, applicant.accountId);

    const both = await world.decide(id, approve);
    expect(both).toMatchObject({ status: 409, body: { code: 'doctors.applicant_unavailable' } });
    expect(both.body.detail).toContain('1 visit to come and 1 open dispute');
    await world.rows(`update appointments set status = 'cancelled' where id = $1`, [visit]);
    expect((await world.decide(id, approve)).body.detail).toContain('has 1 open dispute.');
    await world.rows(
      `update disputes set status = 'withdrawn', closed_at = now(), awaits = null, due_at = null where id = $1`,
      [dispute],
    );
    expect((await world.decide(id, approve)).status).toBe(200);
  });

  it('makes no second doctor of a licence the hospital has, also where two are approved at once', async () => {
    const licence = { number: 'DL 1-2-3', authority: 'DMC', country: 'IN' };
    const twins = [
      await world.checked(world.north, { licence }),
      await world.checked(world.north, { licence }),
    ];
    const answers = await Promise.all(twins.map(({ id }) => world.decide(id, approve)));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers.find(({ status }) => status === 200)!.body;
    const loser = answers.find(({ status }) => status === 409)!.body;
    expect(loser).toMatchObject({ code: 'conflict.exists', doctorId: winner.doctorId });
    expect(
      (
        await world.decide(twins.find(({ id }) => id !== winner.id).id, {
          ...approve,
          doctorId: winner.doctorId,
        })
      ).body.code,
    ).toBe('conflict.exists');
  });

  it('stands in the audit log with the doctor and the account, and is told to the others', async () => {
    const { id, applicant } = await world.checked();
    const before = (await auditLog(world)).length;
    const { body } = await world.decide(id, approve);
    const entries = await auditLog(world, before);

    expect(entries.map(({ action, resourceId }) => [action, resourceId])).toEqual([
      ['doctor.created', body.doctorId],
      ['user.updated', applicant.accountId],
      ['doctor_application.approved', id],
    ]);
    const [event] = await world.rows(
      `select payload from outbox_events where type = 'doctor_application.approved' order by id desc limit 1`,
    );
    expect(event.payload).toMatchObject({ applicationId: id, doctorId: body.doctorId });
  });

  it('is all or nothing: an account that cannot become a doctor’s leaves no doctor behind', async () => {
    const { id, applicant, fullName, version } = await world.checked();
    await world.call('POST', `/v1/admin/users/${applicant.accountId}/suspension`, {
      token: world.admin,
      body: { reason: 'Under investigation.' },
    });
    const { status, body } = await world.decide(id, approve);

    expect([status, body.code]).toEqual([409, 'doctors.applicant_unavailable']);
    expect(await search(fullName)).toEqual([]);
    const { body: application } = await world.get(`/v1/admin/doctor-applications/${id}`, world.admin);
    expect(application).toMatchObject({ status: 'in_review', version, applicant: { suspended: true } });
  });
});

describe('a rejection', () => {
  it('tells the applicant why, makes nobody a doctor, and lets them apply again', async () => {
    const { id, applicant, fullName } = await world.submitted();
    const { status, body } = await world.decide(id, reject);
    expect([status, body.status, body.decision.reason]).toEqual([200, 'rejected', reject.reason]);
    expect(await accountOf(applicant.accountId)).toMatchObject({
      role: 'patient',
      doctor_id: null,
      version: 1,
    });
    expect(await search(fullName)).toEqual([]);

    const { accessToken } = await world.signIn(applicant.email);
    const told = await world.get('/v1/me/doctor-application', accessToken);
    expect(told.body).toMatchObject({ status: 'rejected', decision: { reason: reject.reason } });
    expect(JSON.stringify(told.body)).not.toContain('admin:');
    const { email, password, ...said } = world.application();
    expect((await world.apply(said, accessToken)).status).toBe(201);
    const again = await world.get('/v1/me/doctor-application', accessToken);
    expect(again.body).toMatchObject({ status: 'submitted', decision: null });
    expect([email, password]).toHaveLength(2);
  });
});

describe('of two admins at once', () => {
  it('the second gets 412, whether or not they say what they saw, and the doctor is one', async () => {
    for (const headers of [{}, { 'if-match': '"5"' }] as Record<string, string>[]) {
      const { id, fullName, version } = await world.checked();
      expect(version).toBe(5);
      const answers = await Promise.all([
        world.decide(id, approve, headers),
        world.decide(id, reject, headers, world.tokenFor({ role: 'admin' })),
        world.decide(id, approve, headers, world.tokenFor({ role: 'admin' })),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
      const won = answers.find(({ status }) => status === 200)!.body;
      expect(await search(fullName)).toHaveLength(won.status === 'approved' ? 1 : 0);
    }
  });

  it('one who checks while the other decides is told so', async () => {
    const { id } = await world.checked();
    const [decided, checked] = await Promise.all([
      world.decide(id, approve, { 'if-match': '"5"' }),
      world.check(id, 'identity', { outcome: 'failed' }, { 'if-match': '"5"' }),
    ]);
    expect([decided.status, checked.status].sort()).toEqual([200, 412]);
  });

  it('the same decision sent twice with one key is one', async () => {
    const { id } = await world.checked();
    const headers = { 'idempotency-key': 'once' };
    const answers = [await world.decide(id, approve, headers), await world.decide(id, approve, headers)];
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(answers[1]?.headers['idempotency-replayed']).toBe('true');
  });
});

describe('409', () => {
  it('nothing is checked or decided any more once it has been, by who has seen that', async () => {
    const { id } = await world.submitted();
    await world.decide(id, reject);
    const seen = { 'if-match': '"2"' };
    const codes = [
      (await world.decide(id, approve, seen)).body.code,
      (await world.decide(id, reject, seen)).body.code,
      (await world.check(id, 'identity', { outcome: 'passed' }, seen)).body.code,
    ];
    expect(codes).toEqual(Array(3).fill('doctors.application_closed'));
  });

  it('a suspended doctor does not come back beside those who suspended them', async () => {
    const { id: doctorId } = await world.addDoctor(world.north);
    await world.call('PATCH', `/v1/doctors/${doctorId}`, {
      token: world.north.staff,
      body: { status: 'suspended' },
    });
    const { id } = await world.checked();
    const { status, body } = await world.decide(id, { ...approve, doctorId });
    expect([status, body.code]).toEqual([409, 'doctors.invalid_transition']);
  });
});

describe('422', () => {
  it.each<[string, object, string[]]>([
    ['a rejection without a reason', { outcome: 'rejected' }, ['/reason']],
    ['another outcome', { outcome: 'postponed' }, ['/outcome']],
    [
      'a rejection with a doctor',
      { ...reject, doctorId: '018f3b5a-0000-7000-8000-000000000001' },
      ['/doctorId'],
    ],
  ])('%s', async (_, body, expected) => {
    const { id } = await world.submitted();
    const answer = await world.decide(id, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(expected);
  });

  it('a doctor of another hospital', async () => {
    const { id: doctorId } = await world.addDoctor(world.south);
    const { id } = await world.checked();
    const { status, body } = await world.decide(id, { ...approve, doctorId });
    expect([status, body.errors[0].pointer]).toEqual([422, '/doctorId']);
  });
});

import { type Applicants, startApplicants } from '../../../../test/applicants.ts';
import { auditLog } from '../../../../test/audit-log.ts';

let world: Applicants;

beforeAll(async () => {
  world = await startApplicants();
});
afterAll(() => world.close());

const approve = { outcome: 'approved' };
const search = async (name: string) =>
  (await world.get(`/v1/doctors?q=${encodeURIComponent(name)}`)).body.items;

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

  it('does not bring a suspended doctor back beside those who suspended them', async () => {
    const { id: doctorId } = await world.addDoctor(world.north);
    await world.call('PATCH', `/v1/doctors/${doctorId}`, {
      token: world.north.staff,
      body: { status: 'suspended' },
    });
    const { id } = await world.checked();
    const { status, body } = await world.decide(id, { ...approve, doctorId });
    expect([status, body.code]).toEqual([409, 'doctors.invalid_transition']);
  });

  it('is refused for a doctor of another hospital', async () => {
    const { id: doctorId } = await world.addDoctor(world.south);
    const { id } = await world.checked();
    const { status, body } = await world.decide(id, { ...approve, doctorId });
    expect([status, body.errors[0].pointer]).toEqual([422, '/doctorId']);
  });
});

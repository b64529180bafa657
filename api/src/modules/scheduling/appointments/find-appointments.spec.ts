import { type Clinic, clinic } from '../../../../test/clinic.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { defaultBookingPolicy } from '../../../values/booking-policy.ts';
import { newId } from '../../../values/ids.ts';
import { appointmentStatuses } from '../rules/appointment-transitions.ts';

describe('appointments are found', () => {
  let world: TestApp;
  let ours: Clinic;
  let theirs: Clinic;
  let visits: Record<'mila' | 'milena' | 'sita' | 'arun' | 'lapsed' | 'theirs', string>;

  beforeAll(async () => {
    world = await startTestApp();
    ours = await clinic(world);
    theirs = await clinic(world);
    const visitTypeId = await ours.addVisitType(ours.doctorId, { name: 'First visit' });
    const add = async (
      at: Clinic,
      name: string,
      reference: string,
      startsAt: string,
      { status = 'confirmed', visitTypeId: type = null as string | null, patientId = newId() } = {},
    ) => {
      const id = newId();
      await at.database.query(
        `insert into accounts (id, email, password_hash, full_name, role, created_at, updated_at)
         values ($1, $2, '-', $3, 'patient', now(), now()) on conflict do nothing`,
        [patientId, `${patientId}@patients.test`, name],
      );
      await at.database.query(
        `insert into appointments (id, reference, hospital_id, doctor_id, location_id, patient_id, visit_type_id, lane,
           starts_at, ends_at, status, hold_expires_at, mode, payment, fee_minor, currency, policy, booked_by, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, 0, $8, $8::timestamptz + interval '15 minutes', $9, $10, 'in_person', 'at_visit',
                 50000, 'INR', $11, 'system', now(), now())`,
        [
          id,
          reference,
          at.hospitalId,
          at.doctorId,
          at.locationId,
          patientId,
          type,
          startsAt,
          status,
          status === 'held' ? '2026-12-01T05:59:00Z' : null,
          defaultBookingPolicy,
        ],
      );
      return id;
    };
    visits = {
      mila: await add(ours, 'Mila Sen', '7K3Q-M0XA', '2026-12-02T04:30:00Z', { visitTypeId }),
      milena: await add(ours, 'Milena Gupta', '7K3Q-ABCD', '2026-12-03T04:30:00Z'),
      sita: await add(ours, 'सीता राव', 'M11A-0000', '2026-12-04T04:30:00Z', { status: 'completed' }),
      arun: await add(ours, 'Arun Iyengar', 'Z9Z9-Z9Z9', '2026-12-05T04:30:00Z', { status: 'cancelled' }),
      lapsed: await add(ours, 'Nobody Here', 'Y000-0000', '2026-12-06T04:30:00Z', { status: 'held' }),
      theirs: await add(theirs, 'Mila Sen', '7K3Q-XXXX', '2026-12-02T05:30:00Z'),
    };
  });
  afterAll(async () => {
    await ours.close();
    await theirs.close();
    await world.close();
  });

  const list = async (token: string, query: string) => {
    const { status, body } = await world.call('GET', `/v1/appointments?${query}`, { token });
    expect([status, body.code]).toEqual([200, undefined]);
    return (body.items as { id: string }[]).map(({ id }) => nameOf(id));
  };
  const nameOf = (id: string): string =>
    Object.entries(visits).find(([, visit]) => visit === id)?.[0] ?? 'unknown';

  it.each([
    ['a reference', '7K3Q-M0XA', ['mila']],
    ['a reference as it is heard', '7k3q moxa', ['mila']],
    ['the beginning of a reference', '7k3q', ['mila', 'milena']],
    ['a name', 'Mila Sen', ['mila']],
    ['the beginning of a name, which may be one of a reference too', 'mila', ['mila', 'milena', 'sita']],
    ['the beginnings of two words', 'sen mil', ['mila']],
    ['a name with an error in it', 'arun iyenger', ['arun']],
    ['two letters the wrong way round', 'aurn', ['arun']],
    ['a name in its own letters', 'सीता', ['sita']],
    ['a name that nobody has', 'zebediah', []],
    ['signs without a word', '??', []],
    ['what would be a pattern', '7K3%', []],
  ])('by %s', async (_what, q, found) => {
    expect(await list(ours.staff, `q=${encodeURIComponent(q)}`)).toEqual(found);
  });

  it('by a name together with everything else that narrows', async () => {
    expect(await list(ours.staff, 'q=mil&from=2026-12-03T00:00:00Z')).toEqual(['milena']);
    expect(await list(ours.staff, 'q=rao&status=confirmed')).toEqual([]);
    expect(await list(ours.doctor, `q=mil&sort=newest`)).toEqual(['milena', 'mila']);
  });

  it('of all hospitals by an admin, or of one', async () => {
    expect(await list(ours.admin, 'q=mila%20sen')).toEqual(['mila', 'theirs']);
    expect(await list(ours.admin, `q=mila%20sen&hospitalId=${theirs.hospitalId}`)).toEqual(['theirs']);
    expect(await list(ours.admin, `hospitalId=${theirs.hospitalId}`)).toEqual(['theirs']);
    expect(await list(ours.admin, 'sort=newest&limit=3')).toEqual(['lapsed', 'arun', 'sita']);
  });

  it('of the own hospital alone by its staff', async () => {
    expect(await list(ours.staff, `hospitalId=${ours.hospitalId}&limit=2`)).toEqual(['mila', 'milena']);
    const strange = await world.call('GET', `/v1/appointments?hospitalId=${theirs.hospitalId}`, {
      token: ours.staff,
    });
    expect(strange.body.code).toBe('not_found');
  });

  it('by no name by whoever does not read names', async () => {
    const { rows } = await ours.database.query(`select patient_id as id from appointments where id = $1`, [
      visits.mila,
    ]);
    const mila = world.tokenFor({ role: 'patient', accountId: String(rows[0].id) });
    expect(await list(mila, 'q=mila%20sen')).toEqual([]);
    expect(await list(mila, 'q=7k3q')).toEqual(['mila']);
    expect(await list(mila, '')).toEqual(['mila']);
  });

  it.each(appointmentStatuses)('of the status %s, as it reads at this moment', async (status) => {
    const expected: Partial<Record<string, string[]>> = {
      confirmed: ['mila', 'milena'],
      completed: ['sita'],
      cancelled: ['arun'],
      expired: ['lapsed'],
    };
    const found = expected[status] ?? [];
    expect(await list(ours.staff, `status=${status}`)).toEqual(found);
    expect(await list(ours.doctor, `status=${status}`)).toEqual(found);
  });

  it.each(['soonest', 'newest'])('page by page, the %s first, each once', async (sort) => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const url = `/v1/appointments?limit=2&sort=${sort}${cursor}`;
      const { body } = await world.call('GET', url, { token: ours.admin });
      seen.push(...body.items.map(({ id }: { id: string }) => nameOf(id)));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    const inOrder = ['mila', 'theirs', 'milena', 'sita', 'arun', 'lapsed'];
    expect(seen).toEqual(sort === 'soonest' ? inOrder : inOrder.reverse());
  });

  it('with a history that names who did what, for those who read names', async () => {
    const staffId = newId();
    await ours.database.query(
      `insert into accounts (id, email, password_hash, full_name, role, hospital_id, created_at, updated_at)
       values ($1, $2, '-', 'Nalini Hegde', 'staff', $3, now(), now())`,
      [staffId, `${staffId}@hospital.test`, ours.hospitalId],
    );
    await ours.database.query(
      `insert into appointment_history (appointment_id, to_status, action, actor, at)
       values ($1, 'held', 'book', 'api-key:' || $2, now()), ($1, 'confirmed', 'confirm', 'staff:' || $2, now()), ($1, 'expired', 'expire', 'system', now())`,
      [visits.milena, staffId],
    );
    const namesFor = async (token: string) => {
      const { body } = await world.call('GET', `/v1/appointments/${visits.milena}/history`, { token });
      return body.items.map(({ actorName }: { actorName: string | null }) => actorName);
    };
    const { rows } = await ours.database.query(`select patient_id as id from appointments where id = $1`, [
      visits.milena,
    ]);
    expect(await namesFor(ours.staff)).toEqual([null, 'Nalini Hegde', null]);
    expect(await namesFor(world.tokenFor({ role: 'patient', accountId: String(rows[0].id) }))).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('with the names of all they name, and where their money stands', async () => {
    const { body } = await world.call('GET', '/v1/appointments?q=7K3Q-M0XA', { token: ours.doctor });
    expect(body.items[0]).toMatchObject({
      names: {
        patient: 'Mila Sen',
        doctor: 'Dr Rao',
        visitType: 'First visit',
        hospital: 'City Hospital',
        location: 'Main site',
      },
      timeZone: 'Asia/Kolkata',
      money: {
        state: 'due',
        paid: { amountMinor: 0, currency: 'INR' },
        refunded: { amountMinor: 0, currency: 'INR' },
        owed: { amountMinor: 0, currency: 'INR' },
        due: { amountMinor: 50_000, currency: 'INR' },
      },
    });
  });

  it('with what was paid and what went back, however many payments it took', async () => {
    await ours.database.query(
      `insert into payments (id, appointment_id, hospital_id, patient_id, purpose, channel, status, amount_minor, currency,
                             platform_fee_minor, refunded_minor, recorded_by, paid_at, cancelled_at, created_at, updated_at)
       select gen_random_uuid(), a.id, hospital_id, patient_id, 'visit', 'cash', s, m, 'INR', 0, r, 'system', case when s = 'succeeded' then now() end, case when s = 'cancelled' then now() end, now(), now()
         from appointments a, (values ('succeeded', 30000, 10000), ('succeeded', 20000, 0), ('cancelled', 50000, 0)) p (s, m, r)
        where a.id = $1`,
      [visits.sita],
    );
    const { body } = await world.call('GET', `/v1/appointments/${visits.sita}`, { token: ours.staff });
    expect(body.money).toMatchObject({
      state: 'partly_refunded',
      paid: { amountMinor: 50_000 },
      refunded: { amountMinor: 10_000 },
      due: { amountMinor: 0 },
    });
    expect(body.policyText).toContain(
      'Cancelled by the patient 24 hours or more before the start: all of the fee comes back.',
    );
    expect(body).toMatchObject({ receiptNumber: null, names: { patient: 'सीता राव', visitType: null } });
  });
});

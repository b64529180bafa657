import { faultsOf, slotRow, startImporting } from '../../../../test/imports.ts';

describe('importing slots', () => {
  let t: Awaited<ReturnType<typeof startImporting>>;

  beforeAll(async () => {
    t = await startImporting();
  });
  beforeEach(async () => {
    await t.here.database.query('truncate slots, appointment_history; delete from appointments');
  });
  afterAll(() => t.close());

  const slots = async (columns = '*') => {
    const { rows } = await t.here.database.query(`select ${columns} from slots s order by starts_at, lane`);
    return rows;
  };
  const actions = async (rows: Record<string, unknown>[], options = {}) => {
    const { results } = await t.run('slots', rows, options);
    return results.map((result) => [result.action, ...faultsOf(result)].join(': '));
  };
  /** An active appointment of the doctor that has what it overlaps. */
  const book = async (from: string, to: string, { lane = 0, status = 'confirmed', lapsed = false } = {}) => {
    const { accountId } = await t.here.addPatient();
    const hold =
      status === 'held' ? new Date(t.world.clock.now().getTime() + (lapsed ? -1 : 1) * 60_000) : null;
    const { rows } = await t.here.database.query(
      `insert into appointments (id, reference, hospital_id, doctor_id, location_id, patient_id, lane, starts_at, ends_at,
         status, hold_expires_at, mode, payment, fee_minor, currency, policy, booked_by, created_at, updated_at)
       values (gen_random_uuid(), gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9, 'in_person', 'at_visit', 0, 'INR', '{}',
         'test', now(), now()) returning id`,
      [t.here.hospitalId, t.here.doctorId, t.here.locationId, accountId, lane, from, to, status, hold],
    );
    const id: string = rows[0].id;
    await t.here.database.query(
      `update slots set appointment_id = $1 where lane = $2 and starts_at < $4 and ends_at > $3`,
      [id, lane, from, to],
    );
    return id;
  };

  it('creates a slot with every field, at the wall time of the location', async () => {
    await t.here.addVisitType(t.here.doctorId, { name: 'First visit' });
    const row = {
      ...slotRow('S1', '09:00'),
      start: '2027-03-01 09:00',
      end: '2027-03-01T09:30:00',
      location: 'MAIN',
    };

    expect(await actions([{ ...row, visitType: 'First visit' }])).toEqual(['created']);
    expect(await slots()).toMatchObject([
      {
        hospital_id: t.here.hospitalId,
        doctor_id: t.here.doctorId,
        location_id: t.here.locationId,
        visit_type_id: expect.any(String),
        external_id: 'S1',
        lane: 0,
        starts_at: new Date('2027-03-01T03:30:00Z'),
        ends_at: new Date('2027-03-01T04:00:00Z'),
        appointment_id: null,
      },
    ]);
  });

  it('writes nothing when the same rows come again', async () => {
    const rows = [slotRow('S1', '09:00', { capacity: 3 }), slotRow('S2', '10:00')];
    await t.run('slots', rows);
    const before = await slots('ctid, xmin, id');

    expect(await actions(rows)).toEqual(['unchanged', 'unchanged']);
    expect(await slots('ctid, xmin, id')).toEqual(before);
  });

  it('leaves as it is what a row does not say', async () => {
    await t.here.addVisitType(t.here.doctorId, { name: 'Kept' });
    await t.run('slots', [slotRow('S1', '09:00', { capacity: 2, visitType: 'Kept' })]);
    const [{ visit_type_id: kept }] = await slots();

    expect(await actions([slotRow('S1', '09:30')])).toEqual(['updated']);
    expect(await slots()).toMatchObject([
      { lane: 0, visit_type_id: kept, starts_at: new Date('2027-03-01T09:30:00Z') },
      { lane: 1, visit_type_id: kept, starts_at: new Date('2027-03-01T09:30:00Z') },
    ]);
  });

  it('keeps the ids of slots that follow each other round', async () => {
    await t.run('slots', [slotRow('S1', '09:00'), slotRow('S2', '09:30'), slotRow('S3', '10:00')]);
    const before = await slots('external_id, id');
    const moved = [slotRow('S1', '09:30'), slotRow('S2', '10:00'), slotRow('S3', '09:00')];

    expect(await actions(moved)).toEqual(['updated', 'updated', 'updated']);
    const after = await slots('external_id, id');
    expect(after.map(({ external_id: id }) => id)).toEqual(['S3', 'S1', 'S2']);
    expect(new Set(after.map(({ id }) => id))).toEqual(new Set(before.map(({ id }) => id)));
  });

  it('does not move a slot to where another one stays because its own row is refused', async () => {
    await t.run('slots', [slotRow('S1', '09:00'), slotRow('S2', '09:30')]);
    await book('2027-03-01T09:30:00Z', '2027-03-01T10:00:00Z');

    expect(await actions([slotRow('S1', '09:30'), slotRow('S2', '10:00')])).toEqual([
      'rejected: start slot_exists',
      'rejected: start slot_booked',
    ]);
  });

  it('makes a lane for each patient of the capacity, and takes free ones away', async () => {
    const lanes = async (capacity?: number) => {
      const action = await actions([slotRow('S1', '09:00', { capacity })]);
      return [...action, (await slots('lane')).map(({ lane }) => lane).join()];
    };

    expect(await lanes(3)).toEqual(['created', '0,1,2']);
    expect(await lanes(5)).toEqual(['updated', '0,1,2,3,4']);
    expect(await lanes(2)).toEqual(['updated', '0,1']);
    expect(await lanes()).toEqual(['unchanged', '0,1']);
  });

  it('knows a slot without an external id by doctor and start, with all its lanes', async () => {
    const row = (more = {}) => ({ ...slotRow('', '09:00'), externalId: undefined, ...more });

    expect(await actions([row({ capacity: 4 })])).toEqual(['created']);
    expect(await actions([row()])).toEqual(['unchanged']);
    expect(await actions([row({ capacity: 2, end: '2027-03-01T09:45:00Z' })])).toEqual(['updated']);
    expect(await slots('lane, ends_at')).toEqual([
      { lane: 0, ends_at: new Date('2027-03-01T09:45:00Z') },
      { lane: 1, ends_at: new Date('2027-03-01T09:45:00Z') },
    ]);
  });

  describe('a slot with an appointment', () => {
    beforeEach(async () => {
      await t.run('slots', [slotRow('S1', '09:00', { capacity: 2 })]);
      await book('2027-03-01T09:00:00Z', '2027-03-01T09:30:00Z', { lane: 1 });
    });

    it.each([
      ['moved', slotRow('S1', '10:00'), 'rejected: start slot_booked'],
      ['shortened', slotRow('S1', '09:00', { end: '2027-03-01T09:20:00Z' }), 'rejected: end slot_booked'],
      ['removed', slotRow('S1', '09:00', { capacity: 1 }), 'rejected: capacity slot_booked'],
    ])('is not %s, and no other lane of the row is touched', async (_, row, expected) => {
      const before = await slots('ctid, xmin');

      expect(await actions([row])).toEqual([expected]);
      expect(await slots('ctid, xmin')).toEqual(before);
    });

    it('can be given more time and more lanes', async () => {
      expect(await actions([slotRow('S1', '09:00', { end: '2027-03-01T10:00:00Z', capacity: 3 })])).toEqual([
        'updated',
      ]);
      expect((await slots('appointment_id is null as free')).map(({ free }) => free)).toEqual([
        true,
        false,
        true,
      ]);
    });
  });

  it('moves a slot whose hold has lapsed, and frees it', async () => {
    await t.run('slots', [slotRow('S1', '09:00')]);
    await book('2027-03-01T09:00:00Z', '2027-03-01T09:30:00Z', { status: 'held', lapsed: true });

    expect(await actions([slotRow('S1', '11:00')])).toEqual(['updated']);
    expect(await slots('appointment_id')).toEqual([{ appointment_id: null }]);
  });

  it('gives a new slot over an active appointment to it', async () => {
    const appointment = await book('2027-03-01T09:15:00Z', '2027-03-01T09:45:00Z');
    await t.run('slots', [
      slotRow('S1', '09:00', { capacity: 2 }),
      slotRow('S2', '09:30'),
      slotRow('S3', '10:00'),
    ]);

    expect((await slots('external_id, lane, appointment_id')).map((s) => Object.values(s))).toEqual([
      ['S1', 0, appointment],
      ['S1', 1, null],
      ['S2', 0, appointment],
      ['S3', 0, null],
    ]);
  });

  it('names all the faults of a row, and takes in the rows around it', async () => {
    const bad = {
      externalId: 'x\uFFFD',
      doctorExternalId: 'DOC-404',
      location: 'NOWHERE',
      start: '2027-02-30 09:00',
      end: 17,
      capacity: 501,
      visitType: 'x'.repeat(300),
      colour: 'red',
    };

    expect(await actions([slotRow('S1', '09:00'), bad, slotRow('S2', '09:30')])).toEqual([
      'created',
      'rejected: colour unknown_field: externalId damaged_text: doctorExternalId unknown_doctor: location unknown_location: ' +
        'start not_a_time: end not_text: capacity out_of_range: visitType too_long',
      'created',
    ]);
  });

  it.each([
    ['that ends before it starts', { end: '2027-03-01T08:00:00Z' }, 'end not_after_start'],
    ['longer than a day', { end: '2027-03-03T08:00:00Z' }, 'end too_long'],
    ['for a visit type the doctor has not', { visitType: 'Surgery' }, 'visitType unknown_visit_type'],
    [
      'the sender refuses itself',
      { refused: [{ field: 'row', code: 'organisation', message: 'No.' }] },
      'row organisation',
    ],
  ])('refuses a slot %s', async (_, more, expected) => {
    expect(await actions([slotRow('S1', '09:00', more)])).toEqual([`rejected: ${expected}`]);
    expect(await slots()).toEqual([]);
  });

  it('refuses a second row of an external id or of a place; the first good one counts', async () => {
    const rows = [
      slotRow('S1', '09:00', { capacity: 0 }),
      slotRow('S1', '09:00'),
      slotRow('S1', '10:00'),
      slotRow('S2', '09:00'),
    ];

    expect(await actions(rows)).toEqual([
      'rejected: capacity out_of_range',
      'created',
      'rejected: externalId duplicate_row',
      'rejected: externalId duplicate_row',
    ]);
  });

  it('refuses a place that a slot with another external id has', async () => {
    await t.run('slots', [slotRow('S1', '09:00')]);

    expect(await actions([slotRow('S2', '09:00')])).toEqual(['rejected: start slot_exists']);
  });

  it('writes nothing in a dry run but its verdicts', async () => {
    await t.run('slots', [slotRow('S1', '09:00', { capacity: 2 })]);
    const before = await slots('ctid, xmin');
    const rows = [slotRow('S1', '10:00', { capacity: 1 }), slotRow('S2', '11:00'), slotRow('S2', '12:00')];

    expect(await actions(rows, { mode: 'dry_run' })).toEqual([
      'updated',
      'created',
      'rejected: externalId duplicate_row',
    ]);
    expect(await slots('ctid, xmin')).toEqual(before);
  });

  it('takes the doctor of a slot over to another one', async () => {
    const other = await t.here.addDoctor();
    await t.here.database.query(`update doctors set external_id = 'DOC-2' where id = $1`, [other]);
    await t.run('slots', [slotRow('S1', '09:00')]);

    expect(await actions([slotRow('S1', '09:00', { doctorExternalId: 'DOC-2' })])).toEqual(['updated']);
    expect(await slots('doctor_id')).toEqual([{ doctor_id: other }]);
  });
});

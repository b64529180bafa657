import { faultsOf, startImporting } from '../../../../test/imports.ts';

describe('importing doctors', () => {
  let t: Awaited<ReturnType<typeof startImporting>>;
  let names = 0;

  beforeAll(async () => {
    t = await startImporting();
  });
  afterAll(() => t.close());

  const aNewId = (): string => `NEW-${++names}`;
  const doctor = (externalId: string, more: Record<string, unknown> = {}) => ({
    externalId,
    fullName: 'Dr. Asha Rao',
    ...more,
  });
  const actions = async (rows: Record<string, unknown>[], options = {}) => {
    const { results } = await t.run('doctors', rows, options);
    return results.map((result) => [result.action, ...faultsOf(result)].join(': '));
  };
  const stored = async (externalId: string) => {
    const { rows } = await t.here.database.query(
      `select d.*, d.ctid, d.xmin, to_jsonb(v) - 'id' - 'doctor_id' as visit_type from doctors d
         left join visit_types v on v.doctor_id = d.id where d.external_id = $1 order by v.name`,
      [externalId],
    );
    return rows;
  };

  it('creates an active doctor with a visit type, written as the rest of the product writes them', async () => {
    const id = aNewId();
    const row = doctor(id, {
      email: 'asha@hospital.example',
      phone: '+91 98765 43210',
      licenceNumber: 'KMC-1',
      specialties: ['Cardiology', 'cardiology ', 'Internal  Medicine'],
      languages: ['Hindi', 'hi', 'en'],
      location: 'MAIN',
      credentials: 'MBBS, MD',
      bio: 'Trained in Mysuru.',
      visitType: 'First visit',
      durationMinutes: 30,
      feeMinor: 50_000,
      payment: 'online',
    });

    expect(await actions([row])).toEqual(['created']);
    expect(await stored(id)).toMatchObject([
      {
        hospital_id: t.here.hospitalId,
        location_id: t.here.locationId,
        full_name: 'Dr. Asha Rao',
        email: 'asha@hospital.example',
        phone: '+91 98765 43210',
        specialties: ['cardiology', 'internal medicine'],
        languages: ['hi', 'en'],
        status: 'active',
        visit_type: {
          name: 'First visit',
          duration_minutes: 30,
          fee_minor: 50_000,
          currency: 'INR',
          mode: 'in_person',
          payment: 'online',
        },
      },
    ]);
  });

  it('writes nothing when the same row comes again', async () => {
    const row = doctor(aNewId(), { specialties: ['a'], visitType: 'V', durationMinutes: 30, feeMinor: 0 });
    await t.run('doctors', [row]);
    const before = await stored(row.externalId);

    expect(await actions([row])).toEqual(['unchanged']);
    expect(await stored(row.externalId)).toEqual(before);
  });

  it('changes what the row says and leaves the rest, the status too', async () => {
    const id = aNewId();
    await t.run('doctors', [
      doctor(id, { bio: 'Kept.', visitType: 'V', durationMinutes: 30, feeMinor: 7, mode: 'video' }),
    ]);
    await t.here.database.query(`update doctors set status = 'suspended' where external_id = $1`, [id]);

    expect(await actions([doctor(id, { phone: '080 2345 678', visitType: 'V', feeMinor: 9 })])).toEqual([
      'updated',
    ]);
    expect(await stored(id)).toMatchObject([
      {
        bio: 'Kept.',
        phone: '080 2345 678',
        status: 'suspended',
        version: 2,
        visit_type: { duration_minutes: 30, fee_minor: 9, mode: 'video', version: 2 },
      },
    ]);
  });

  it('adds a further visit type to a doctor, who stays as he is', async () => {
    const id = aNewId();
    await t.run('doctors', [doctor(id, { visitType: 'First', durationMinutes: 30, feeMinor: 7 })]);

    expect(await actions([doctor(id, { visitType: 'Second', durationMinutes: 15, feeMinor: 5 })])).toEqual([
      'updated',
    ]);
    expect((await stored(id)).map((row) => [row.version, row.visit_type.name])).toEqual([
      [1, 'First'],
      [1, 'Second'],
    ]);
  });

  it.each([
    [
      'without a name or an external id',
      { externalId: ' ', fullName: undefined },
      'externalId required: fullName required',
    ],
    ['with an address that is none', { email: 'asha(at)hospital' }, 'email not_an_email'],
    ['with too few digits to call', { phone: '12 34' }, 'phone not_a_phone_number'],
    ['with words for a number', { phone: 'ask at the desk' }, 'phone not_a_phone_number'],
    ['with a damaged name', { fullName: 'Jos\uFFFD' }, 'fullName damaged_text'],
    ['with a character that cannot be stored', { bio: 'a\0b' }, 'bio damaged_text'],
    ['at a location of nobody', { location: 'NOWHERE' }, 'location unknown_location'],
    ['who speaks what no one does', { languages: ['en', 'Klingonese'] }, 'languages unknown_language'],
    ['with a list that is none', { specialties: 'cardiology' }, 'specialties not_a_list'],
    [
      'whose visit type is wrong in every way',
      { visitType: 'V', durationMinutes: 4, feeMinor: -1, currency: 'XXQ', mode: 'fax', payment: 'cash' },
      'durationMinutes out_of_range: feeMinor out_of_range: currency unknown_currency: mode unknown_value: payment unknown_value',
    ],
    ['whose fee has no visit type', { feeMinor: 5 }, 'visitType required'],
    [
      'whose new visit type lacks its duration and fee',
      { visitType: 'V' },
      'durationMinutes required: feeMinor required',
    ],
    [
      'whose fee is no whole number',
      { visitType: 'V', feeMinor: 5.5, durationMinutes: 30 },
      'feeMinor not_a_whole_number',
    ],
  ])('refuses a doctor %s', async (_, more, expected) => {
    const id = aNewId();

    expect(await actions([doctor(id, more)])).toEqual([`rejected: ${expected}`]);
    expect(await stored(id)).toEqual([]);
  });

  it('refuses a second row of an external id', async () => {
    const id = aNewId();

    expect(await actions([doctor(id), doctor(id)])).toEqual([
      'created',
      'rejected: externalId duplicate_row',
    ]);
  });

  it('takes one visit type from each row of a doctor, and knows all of them again', async () => {
    const id = aNewId();
    const types = ['First visit', 'Follow-up', 'Video'].map((visitType) =>
      doctor(id, { visitType, durationMinutes: 30, feeMinor: 50_000 }),
    );

    expect(await actions(types)).toEqual(['created', 'updated', 'updated']);
    expect(await actions(types)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect((await stored(id)).map((row) => row.visit_type.name)).toEqual([
      'First visit',
      'Follow-up',
      'Video',
    ]);
  });

  it.each([
    ['the same visit type', { visitType: 'V', durationMinutes: 45, feeMinor: 1 }],
    [
      'another name of the doctor',
      { fullName: 'Dr. Ravi', visitType: 'W', durationMinutes: 45, feeMinor: 1 },
    ],
  ])('refuses a further row with %s', async (_, further) => {
    const id = aNewId();
    const first = doctor(id, { visitType: 'V', durationMinutes: 30, feeMinor: 1 });

    expect(await actions([first, doctor(id, further)])).toEqual([
      'created',
      'rejected: externalId duplicate_row',
    ]);
  });

  it('writes nothing in a dry run', async () => {
    const id = aNewId();

    expect(await actions([doctor(id)], { mode: 'dry_run' })).toEqual(['created']);
    expect(await stored(id)).toEqual([]);
  });

  it('does not see the doctors and locations of another hospital', async () => {
    const id = aNewId();
    const { rows } = await t.here.database.query(
      `insert into hospitals (id, slug, name, time_zone, currency, policy, created_at, updated_at)
       values (gen_random_uuid(), 'other', 'Other', 'UTC', 'USD', '{}', now(), now()) returning id`,
    );
    const token = t.world.tokenFor({ role: 'staff', hospitalId: rows[0].id });
    await t.run('doctors', [doctor(id)]);
    const { body: run } = await t.start('doctors', { token, totalRows: 2 });
    const lines = [
      { line: 2, ...doctor(id) },
      { line: 3, ...doctor(aNewId(), { location: 'MAIN' }) },
    ];
    const { body } = await t.put(run.id, 1, lines, token);

    expect(body.results).toMatchObject([
      { action: 'created' },
      { action: 'rejected', errors: [{ code: 'unknown_location' }] },
    ]);
    expect((await stored(id)).map((row) => row.hospital_id).sort()).toEqual(
      [t.here.hospitalId, rows[0].id].sort(),
    );
  });

  it('lets two batches of the same doctors meet: one creates, the other finds them', async () => {
    const ids = Array.from({ length: 200 }, aNewId);
    const rows = ids.map((id, i) => ({
      line: i,
      ...doctor(id, { visitType: 'V', durationMinutes: 30, feeMinor: 1 }),
    }));
    const runs = await Promise.all([1, 2, 3].map(() => t.start('doctors', { totalRows: 200 })));
    const orders = [rows, rows.toReversed(), rows];
    const answers = await Promise.all(runs.map(({ body }, i) => t.put(body.id, 1, orders[i])));
    const all = answers.flatMap(({ body }) =>
      body.results.map((result: { action: string }) => result.action),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(all.filter((action) => action === 'created').length).toBe(200);
    expect(all.filter((action) => action === 'unchanged').length).toBe(400);
  });
});

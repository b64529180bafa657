import { jest } from '@jest/globals';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bucketServer } from '../../../../test/bucket-server.ts';
import { aPdf, disputedClinic, type DisputedClinic } from '../../../../test/disputed-clinic.ts';
import { newId } from '../../../values/ids.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { LostFiles } from './lost-files.ts';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]);

describe('the files of a dispute', () => {
  let clinic: DisputedClinic;

  beforeAll(async () => {
    clinic = await disputedClinic();
  });
  afterAll(() => clinic.close());

  const stored = async () => {
    const entries = await readdir(clinic.folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  };

  it('come back as they were handed in, to both sides, as something to keep and never to open in place', async () => {
    const { id, token } = await clinic.disputed();
    const name = 'रसीद "1".pdf';
    const added = await clinic.handIn(id, token, aPdf, { 'x-file-name': encodeURIComponent(name) });
    expect([added.status, added.body]).toEqual([
      201,
      expect.objectContaining({
        side: 'patient',
        name,
        mediaType: 'application/pdf',
        sizeBytes: aPdf.length,
      }),
    ]);
    for (const reader of [token, clinic.hospital.staff, clinic.hospital.admin]) {
      const { status, headers, body } = await clinic.get(`/${id}/files/${added.body.id}`, reader);
      expect([status, body]).toEqual([200, aPdf.toString()]);
      expect(headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-length': String(aPdf.length),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        'cache-control': 'private, no-store',
      });
      expect(headers['content-disposition']).toMatch(
        /^attachment; filename="____ _1_.pdf"; filename\*=UTF-8''/,
      );
    }
    expect((await clinic.get(`/${id}`, clinic.hospital.staff)).body.files).toEqual([added.body]);
  });

  it('lie sealed, name and content, and each opens for its own key alone', async () => {
    const before = await stored();
    const { id, token } = await clinic.disputed();
    const one = await clinic.handIn(id, token, aPdf, { 'x-file-name': 'rash.pdf' });
    const other = await clinic.handIn(id, token, aPdf);
    const [onePath, otherPath] = [one, other].map(({ body }) =>
      join(clinic.folder, String(body.id).slice(-2), String(body.id)),
    ) as [string, string];
    expect((await stored()).length).toBe(before.length + 2);
    expect((await readFile(onePath)).includes('rash')).toBe(false);
    const { rows } = await clinic.hospital.database.query<{ name: Buffer }>(
      'select name from dispute_files where id = $1',
      [one.body.id],
    );
    expect(rows[0]!.name.includes('rash')).toBe(false);
    await copyFile(otherPath, onePath);
    const swapped = await clinic.get(`/${id}/files/${one.body.id}`, token);
    expect([swapped.status, swapped.body.code]).toEqual([503, 'internal.unavailable']);
  });

  it.each([
    ['a PNG', 'image/png', png],
    ['a JPEG', 'image/jpeg', jpeg],
  ])('may be %s', async (_what, mediaType, bytes) => {
    const { id, token } = await clinic.disputed();
    const { status, body } = await clinic.handIn(id, token, bytes, { 'content-type': mediaType });
    expect([status, body.mediaType]).toEqual([201, mediaType]);
  });

  it.each([
    ['a page that is called a PDF', 'application/pdf', Buffer.from('<html><script>alert(1)</script>')],
    ['a PNG that is called a JPEG', 'image/jpeg', png],
    ['a drawing that can act', 'image/svg+xml', Buffer.from('<svg onload="alert(1)"/>')],
    ['a form', 'multipart/form-data; boundary=x', Buffer.from('--x--')],
    ['JSON', 'application/json', Buffer.from('{}')],
  ])('%s is 415, and nothing of it is kept', async (_what, mediaType, bytes) => {
    const before = await stored();
    const { id, token } = await clinic.disputed();
    const { status, body } = await clinic.handIn(id, token, bytes, { 'content-type': mediaType });
    expect([status, body.code]).toEqual([415, 'request.unsupported_media_type']);
    expect(await stored()).toEqual(before);
  });

  it.each(['', '%E0%A4%A', '..%2Fbill.pdf', 'a%00b.pdf', 'gpj.%E2%80%AEfdp', 'x'.repeat(201)])(
    'with the name %j are 422',
    async (name) => {
      const { id, token } = await clinic.disputed();
      const { status, body } = await clinic.handIn(id, token, aPdf, { 'x-file-name': name });
      expect([status, body.errors[0].pointer]).toEqual([422, '/x-file-name']);
    },
  );

  it('of more than 10 MB are 413; a file to another route is 415', async () => {
    const { id, token } = await clinic.disputed();
    const most = Buffer.concat([aPdf, Buffer.alloc(10 * 1024 * 1024 - aPdf.length)]);
    expect((await clinic.handIn(id, token, most)).status).toBe(201);
    const { status, body } = await clinic.handIn(id, token, Buffer.concat([most, Buffer.alloc(1)]));
    expect([status, body.code]).toEqual([413, 'request.too_large']);
    const astray = await clinic.post('', token, aPdf, { 'content-type': 'application/pdf' });
    expect([astray.status, astray.body.code]).toEqual([415, 'request.unsupported_media_type']);
  });

  it('are five of each side, however many come at once', async () => {
    const { id, token } = await clinic.disputed();
    const answers = await Promise.all(Array.from({ length: 8 }, () => clinic.handIn(id, token, aPdf)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 409, 409, 409]);
    expect((await clinic.handIn(id, token, aPdf)).body.code).toBe('disputes.too_many_files');
    expect((await clinic.handIn(id, clinic.hospital.staff, aPdf)).status).toBe(201);
  });

  it('that are sent twice are handed in once', async () => {
    const { id, token } = await clinic.disputed();
    const before = await stored();
    const headers = { 'idempotency-key': newId() };
    const answers = await Promise.all([1, 2, 3].map(() => clinic.handIn(id, token, aPdf, headers)));
    const again = await clinic.handIn(id, token, aPdf, headers);
    expect([again.status, again.headers['idempotency-replayed']]).toEqual([201, 'true']);
    expect(answers.filter(({ status }) => status === 201).map(({ body }) => body.id)).toContain(
      again.body.id,
    );
    expect((await clinic.get(`/${id}`, token)).body.files).toHaveLength(1);
    expect((await stored()).length).toBe(before.length + 1);
    const other = await clinic.handIn(id, token, Buffer.concat([aPdf, aPdf]), headers);
    expect([other.status, other.body.code]).toEqual([422, 'request.idempotency_mismatch']);
  });

  it('that were taken although the answer of the commit was lost stay whole, and are told of when sent again', async () => {
    const { id, token } = await clinic.disputed();
    const headers = { 'idempotency-key': newId() };
    const transactions = clinic.world.app.get(Transactions);
    const run = transactions.run.bind(transactions);
    const breaking = jest.spyOn(transactions, 'run').mockImplementationOnce(async (once, work) => {
      await run(once, work);
      throw new Error('the connection broke behind the commit');
    });
    expect((await clinic.handIn(id, token, aPdf, headers)).status).toBe(500);
    breaking.mockRestore();
    const again = await clinic.handIn(id, token, aPdf, headers);
    expect([again.status, again.headers['idempotency-replayed']]).toEqual([201, 'true']);
    expect(await clinic.get(`/${id}/files/${again.body.id}`, token)).toMatchObject({
      status: 200,
      body: aPdf.toString(),
    });
  });

  it('are nobody else’s: a stranger’s 404 is the same as that of a file of another dispute', async () => {
    const { id, token } = await clinic.disputed();
    const other = await clinic.disputed();
    const { body: file } = await clinic.handIn(id, token, aPdf);
    const refused = [
      await clinic.get(`/${id}/files/${file.id}`, clinic.elsewhere),
      await clinic.get(`/${id}/files/${file.id}`, other.token),
      await clinic.get(`/${other.id}/files/${file.id}`, clinic.hospital.admin),
      await clinic.get(`/${id}/files/${newId()}`, token),
    ];
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      refused.map(() => [404, 'not_found']),
    );
  });

  it('whose upload ended in between are shown to nobody, and cleared away after an hour', async () => {
    const { id, token } = await clinic.disputed();
    const { body: file } = await clinic.handIn(id, token, aPdf);
    const before = await stored();
    await clinic.hospital.database.query('update dispute_files set stored_at = null where id = $1', [
      file.id,
    ]);
    expect((await clinic.get(`/${id}/files/${file.id}`, token)).status).toBe(404);
    const lost = clinic.world.app.get(LostFiles);
    await lost.sweep();
    expect((await stored()).length).toBe(before.length);
    await clinic.hospital.database.query(
      `update dispute_files set created_at = created_at - interval '61 minutes' where id = $1`,
      [file.id],
    );
    await lost.sweep();
    expect((await stored()).length).toBe(before.length - 1);
  });
});

describe('the files of a dispute in a bucket', () => {
  let bucket: Awaited<ReturnType<typeof bucketServer>>;
  let clinic: DisputedClinic;

  beforeAll(async () => {
    bucket = await bucketServer();
    clinic = await disputedClinic(bucket.env);
  });
  afterAll(async () => {
    await clinic.close();
    await bucket.close();
  });

  it('are there sealed under their ids, and come back', async () => {
    const { id, token } = await clinic.disputed();
    const { body: file } = await clinic.handIn(id, token, aPdf);
    expect([...bucket.objects.keys()]).toEqual([`/files/${file.id}`]);
    expect(bucket.objects.get(`/files/${file.id}`)!.includes('rash')).toBe(false);
    expect((await clinic.get(`/${id}/files/${file.id}`, token)).body).toBe(aPdf.toString());
    expect(await readdir(clinic.folder)).toEqual([]);
  });

  it('that it does not take are not handed in: 503, and the next one is', async () => {
    const { id, token } = await clinic.disputed();
    bucket.failNext(3);
    const { status, body } = await clinic.handIn(id, token, aPdf);
    expect([status, body.code]).toEqual([503, 'internal.unavailable']);
    expect((await clinic.get(`/${id}`, token)).body.files).toEqual([]);
    expect((await clinic.handIn(id, token, aPdf)).status).toBe(201);
  });
});

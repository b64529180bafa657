import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bucketServer } from '../../../test/bucket-server.ts';
import { newId } from '../../values/ids.ts';
import { LocalFolder } from './local-folder.ts';
import { S3Bucket } from './s3-bucket.ts';

describe('a folder of files', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'files-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gives back what was put, replaces it, and forgets it, twice if need be', async () => {
    const store = new LocalFolder(join(folder, 'deeper'));
    const key = newId();
    await store.put(key, Buffer.from('first'));
    await store.put(key, Buffer.from('second'));
    expect((await store.get(key)).toString()).toBe('second');
    await store.remove(key);
    await store.remove(key);
    await expect(store.get(key)).rejects.toThrow('ENOENT');
  });

  it('can be looked into by its owner alone, and leaves nothing half written', async () => {
    const key = newId();
    await new LocalFolder(folder).put(key, Buffer.from('text'));
    const shelf = join(folder, key.slice(-2));
    expect((await readdir(shelf)).join()).toBe(key);
    expect((await stat(shelf)).mode & 0o077).toBe(0);
    expect((await stat(join(shelf, key))).mode & 0o077).toBe(0);
    expect((await readFile(join(shelf, key))).toString()).toBe('text');
  });

  it.each(['../../etc/passwd', 'a/b', '', '..', 'x'.repeat(80)])(
    'takes no key that leads elsewhere: %j',
    (key) => {
      expect(() => new LocalFolder(folder).get(key)).toThrow('not a key');
    },
  );
});

describe('a bucket', () => {
  let server: Awaited<ReturnType<typeof bucketServer>>;

  beforeEach(async () => {
    server = await bucketServer();
  });
  afterEach(() => server.close());

  const bucket = (change: Partial<ConstructorParameters<typeof S3Bucket>[0]> = {}) =>
    new S3Bucket({ ...server.settings, ...change });

  it('is asked with signatures that hold, and gives back what was put', async () => {
    const key = newId();
    await bucket().put(key, Buffer.from([0, 1, 2, 255]));
    expect(await bucket().get(key)).toEqual(Buffer.from([0, 1, 2, 255]));
    expect([...server.objects.keys()]).toEqual([`/files/${key}`]);
    await bucket().remove(key);
    await bucket().remove(key);
    expect(server.objects.size).toBe(0);
    await expect(bucket().get(key)).rejects.toThrow('answered GET with 404');
  });

  it.each([{ secretAccessKey: 'another' }, { region: 'elsewhere-1' }, { accessKeyId: 'AKIASTRANGER' }])(
    'is closed to %j',
    async (change) => {
      await expect(bucket(change).put(newId(), Buffer.from('x'))).rejects.toThrow('answered PUT with 403');
      expect(server.objects.size).toBe(0);
    },
  );

  it('is asked again when it is busy', async () => {
    server.failNext(2);
    const key = newId();
    await bucket().put(key, Buffer.from('x'));
    expect(server.objects.size).toBe(1);
  });
});

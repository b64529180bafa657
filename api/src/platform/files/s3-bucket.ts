import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { FileStore } from './file-store.ts';

const answerMs = 15_000;
/** Besides the first attempt; what S3 says with 429 or 5xx is tried again. */
const retries = 2;

export interface Bucket {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** A bucket of S3 or of what speaks like it; each request is signed (Signature Version 4) together with the hash of its body. */
export class S3Bucket extends FileStore {
  private readonly client: AwsClient;
  private readonly base: string;

  constructor({ endpoint, bucket, ...credentials }: Bucket) {
    super();
    this.client = new AwsClient({ ...credentials, service: 's3', retries });
    this.base = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`;
  }

  async put(key: string, bytes: Buffer): Promise<void> {
    await this.ask('PUT', key, bytes);
  }

  async get(key: string): Promise<Buffer> {
    return Buffer.from(await (await this.ask('GET', key)).arrayBuffer());
  }

  async remove(key: string): Promise<void> {
    await this.ask('DELETE', key);
  }

  async reach(): Promise<void> {
    await this.ask('HEAD', '');
  }

  /** Without a key the bucket itself is asked. */
  private async ask(
    method: 'HEAD' | 'GET' | 'PUT' | 'DELETE',
    key: string,
    bytes?: Buffer,
  ): Promise<Response> {
    const hash = createHash('sha256').update(bytes ?? '');
    const url = key === '' ? this.base : `${this.base}/${encodeURIComponent(key)}`;
    const answer = await this.client.fetch(url, {
      method,
      headers: { 'x-amz-content-sha256': hash.digest('hex') },
      ...(bytes && { body: new Uint8Array(bytes) }),
      signal: AbortSignal.timeout(answerMs),
    });
    if (!answer.ok && !(method === 'DELETE' && answer.status === 404)) {
      await answer.body?.cancel();
      throw new Error(`the file store answered ${method} with ${answer.status}`);
    }
    return answer;
  }
}

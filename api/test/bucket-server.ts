import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'not-a-secret', region: 'eu-test-1' };

/** A store that speaks S3 over HTTP, as far as files need it. It takes no request whose Signature Version 4 does not hold. */
export async function bucketServer() {
  const objects = new Map<string, Buffer>();
  let failures = 0;
  const server = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const [status, answer] = failures-- > 0 ? [503] : answerTo(request, body, objects);
      reply.writeHead(status).end(answer);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    objects,
    settings: { endpoint, bucket: 'files', ...credentials },
    env: {
      S3_ENDPOINT: endpoint,
      S3_BUCKET: 'files',
      S3_REGION: credentials.region,
      S3_ACCESS_KEY_ID: credentials.accessKeyId,
      S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
    failNext: (times: number) => {
      failures = times;
    },
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function answerTo(
  request: IncomingMessage,
  body: Buffer,
  objects: Map<string, Buffer>,
): [number] | [number, Buffer] {
  const path = request.url ?? '';
  if (!isSigned(request, body)) {
    return [403];
  }
  if (request.method === 'HEAD') {
    return [path === '/files' || objects.has(path) ? 200 : 404];
  }
  if (request.method === 'PUT') {
    objects.set(path, body);
    return [200];
  }
  if (request.method === 'DELETE') {
    objects.delete(path);
    return [204];
  }
  const found = objects.get(path);
  return found ? [200, found] : [404];
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html, by hand. */
function isSigned({ method, url, headers }: IncomingMessage, body: Buffer): boolean {
  const shape =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w{64})$/;
  const [, keyId, day = '', region = '', names = '', signature = ''] =
    shape.exec(headers.authorization ?? '') ?? [];
  const hash = createHash('sha256').update(body).digest('hex');
  if (
    keyId !== credentials.accessKeyId ||
    region !== credentials.region ||
    headers['x-amz-content-sha256'] !== hash
  ) {
    return false;
  }
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, url, '', signed.join(''), names, hash].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = [
    'AWS4-HMAC-SHA256',
    headers['x-amz-date'],
    scope,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    Buffer.from(`AWS4${credentials.secretAccessKey}`),
  );
  const expected = createHmac('sha256', key).update(text).digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex')) && names.includes('x-amz-content-sha256');
}

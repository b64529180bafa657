import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { asRefusal } from './problem.filter.ts';

describe('what is thrown', () => {
  it('where a caller goes away in the middle of a body is no fault of ours', async () => {
    expect(asRefusal(await bodyCutShort()).code).toBe('request.malformed');
  });

  it('where the database hangs up is ours, and passes', () => {
    const hungUp = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });
    expect(asRefusal(hungUp).code).toBe('internal.unavailable');
  });
});

/** What a server gets of a body that was announced with ten bytes and ends after four. */
async function bodyCutShort(): Promise<unknown> {
  const caller = new Socket();
  const server = createServer();
  const thrown = new Promise((resolve) => {
    server.on('request', (request: IncomingMessage) => {
      request.once('error', resolve).once('data', () => caller.destroy());
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  caller.connect((server.address() as AddressInfo).port, '127.0.0.1');
  caller.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nfour');
  try {
    return await thrown;
  } finally {
    server.close();
  }
}

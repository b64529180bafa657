import { createServer } from 'node:net';
import { Failure } from './steps.mjs';

const usualPort = 3000;

/** A port that was asked for is used or refused; the usual one gives way to the next that is free. */
export async function choosePort(asked) {
  if (!asked) return nextFreePort(usualPort);
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Failure(`PORT=${asked} is not a port number.`);
  if (await isFree(port)) return port;
  throw new Failure(
    `Port ${port} is taken. Choose another with PORT=…, or leave PORT out to get the next free one.`,
  );
}

export async function nextFreePort(first) {
  for (let port = first; port < first + 100; port++) {
    if (!(await isFree(port))) continue;
    if (port !== first) console.log(`Port ${first} is taken; using ${port}.`);
    return port;
  }
  throw new Failure(`The ports ${first} to ${first + 99} are all taken. Choose one with PORT=….`);
}

/** Free on every address: the API listens on one, somebody else may hold another. */
async function isFree(port) {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port));
}

function canListen(port, host) {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error) => done(error.code === 'EAFNOSUPPORT'));
    probe.listen(port, host, () => probe.close(() => done(true)));
  });
}

/** Whichever the system gives. */
export function anyFreePort() {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

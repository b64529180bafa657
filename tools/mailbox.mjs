/**
 * A mail server for development: it takes every mail and sends none on. Each is a file that mail programs open.
 *
 *   const mailbox = await openMailbox({ folder: '.data/mail' });      // SMTP_URL: mailbox.url
 *   await mailbox.stop();
 */
import { mkdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

const longestAddress = 100;

export async function openMailbox({ folder, port = 0 }) {
  // Not before it is installed: whoever starts from a fresh clone loads this file first.
  const { SMTPServer } = await import('smtp-server');
  mkdirSync(folder, { recursive: true });
  let kept = 0;
  const keep = async (stream, session) => {
    const mail = await buffer(stream);
    const [{ address }] = session.envelope.rcptTo;
    // An address may be as long as the name of a file.
    const whom = address.replaceAll(/[^\w.@+-]/g, '_').slice(0, longestAddress);
    const name = `${new Date().toISOString().replaceAll(':', '-')}-${kept++}-${whom}.eml`;
    // Whoever looks into the folder finds whole mails alone.
    await writeFile(join(folder, `.${name}`), mail);
    await rename(join(folder, `.${name}`), join(folder, name));
  };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1_000,
    onData: (stream, session, done) => void keep(stream, session).then(() => done(), done),
  });
  // A client that goes away in the middle of a mail sends it again.
  server.on('error', () => undefined);
  await new Promise((listening, failed) => {
    server.server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  const url = `smtp://127.0.0.1:${server.server.address().port}`;
  return { url, folder, stop: () => new Promise((closed) => server.close(closed)) };
}

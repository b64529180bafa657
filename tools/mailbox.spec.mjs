import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { openMailbox } from './mailbox.mjs';

describe('the mailbox of a demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'smc-mail-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps each mail as a file, by when it came and whom it is for', async () => {
    const mailbox = await openMailbox({ folder: join(folder, 'mail') });
    const transport = createTransport(mailbox.url);
    const long = `mila@${'patients.'.repeat(25)}test`;
    for (const to of ['mila@patients.test', 'it/desk@demo.test', long]) {
      await transport.sendMail({
        from: 'care@demo.test',
        to: { name: '', address: to },
        subject: 'Visit',
        text: to,
      });
    }
    await mailbox.stop();

    const names = readdirSync(mailbox.folder).sort();
    expect(names).toEqual([
      expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d.-]+Z-0-mila@patients\.test\.eml$/),
      expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d.-]+Z-1-it_desk@demo\.test\.eml$/),
      expect.stringMatching(/Z-2-mila@patients\.patients\.[a-z.]{77}\.eml$/),
    ]);
    expect(readFileSync(join(mailbox.folder, names[0]), 'utf8')).toMatch(
      /^Subject: Visit\r\n[^]*\r\n\r\nmila@patients\.test\r\n$/m,
    );
  });
});

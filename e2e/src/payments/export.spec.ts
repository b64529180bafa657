import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Smc, temporaryFolder } from '../world/smc.ts';
import { PayingWorld } from './paying-world.ts';

describe('smc payments export', () => {
  let world: PayingWorld;
  let smc: Smc;

  beforeAll(async () => {
    world = await PayingWorld.start();
    smc = new Smc(world.server.url);
    await smc.login();
  });
  afterAll(() => world.stop());

  it('writes whose the money is and what went back, for the hospital’s books', async () => {
    const patient = await world.patient();
    const { id } = await patient.appointments.book(await world.offer(40));
    await patient.appointments.pay(id, { paymentMethodId: 'pm_card_visa' });
    const [payment] = await world.desk.payments.list({ appointmentId: id }).toArray();
    await world.desk.payments.refund(payment!.id, { amountMinor: 10_000, reason: 'goodwill' });

    const file = join(temporaryFolder(), 'books.csv');
    const { code, stdout } = await smc.run(['payments', 'export', '--status', 'succeeded', '--output', file]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const [header = '', line = ''] = readFileSync(file, 'utf8').split('\n');
    const cells = line.split(',');
    const row = Object.fromEntries(header.split(',').map((title, i) => [title, cells[i]]));
    expect(row).toMatchObject({
      id: payment!.id,
      channel: 'online',
      currency: 'INR',
      amount: '500.00',
      platform_fee: '25.00',
      hospital_share: '475.00',
      refunded: '100.00',
      net: '400.00',
      net_platform_fee: '20.00',
      net_hospital_share: '380.00',
    });

    const shown = await smc.run(['payments', 'show', payment!.id]);
    expect(shown.stdout).toMatch(/^refund +100\.00 \w+ goodwill /m);
    const listed = await smc.run(['payments', 'list', '--json']);
    expect(JSON.parse(listed.stdout)).toMatchObject({
      id: payment!.id,
      net: { amount: { amountMinor: 40_000 } },
    });
  });

  it('says what is wrong when the file cannot be written', async () => {
    const { code, stderr } = await smc.run(['payments', 'export', '--output', '/nowhere/books.csv']);
    expect(code).toBe(2);
    expect(stderr).toContain('/nowhere/books.csv cannot be written');
  });
});

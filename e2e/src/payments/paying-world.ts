import type { SmartMedConnect } from '@smartmedconnect/sdk';
import { Database } from '../world/database.ts';
import { newPatient, signedIn } from '../world/people.ts';
import { type Server, startServer } from '../world/server.ts';
import { StripeWorld } from '../world/stripe.ts';

const minuteMs = 60_000;
const slotMinutes = 15;
export const fee = { amountMinor: 50_000, currency: 'INR' };

/** The demo hospital with a doctor who is paid online, Stripe, and as many processes of the API as are asked for. */
export class PayingWorld {
  readonly server: Server;
  readonly stripe: StripeWorld;
  readonly database: Database;
  readonly desk: SmartMedConnect;
  private doctorId = '';
  private visitTypeId = '';
  private slots = 0;
  private patients = 0;

  private constructor(server: Server, stripe: StripeWorld, database: Database) {
    this.server = server;
    this.stripe = stripe;
    this.database = database;
    this.desk = signedIn(server.url, 'it@demo.test');
  }

  static async start({
    processes = 1,
    env = {},
  }: { processes?: number; env?: NodeJS.ProcessEnv } = {}): Promise<PayingWorld> {
    const stripe = await StripeWorld.start();
    const server = await startServer({ processes, env: { ...stripe.settings, ...env } });
    await stripe.sendEventsTo(server.url);
    const world = new PayingWorld(server, stripe, await Database.open(server.databaseUrl));
    await world.addDoctor();
    return world;
  }

  private async addDoctor(): Promise<void> {
    const { hospitalId } = await this.desk.account.me();
    const { data } = await this.desk.api.GET('/v1/hospitals/{id}/locations', {
      params: { path: { id: hospitalId! } },
    });
    const { id } = await this.desk.doctors.create({
      fullName: 'Dr. Asha Rao',
      locationId: data!.items[0]!.id,
      visitTypes: [
        { name: 'Consultation', durationMinutes: slotMinutes, mode: 'in_person', payment: 'online', fee },
      ],
    });
    const { items } = await this.desk.doctors.visitTypes(id);
    this.doctorId = id;
    this.visitTypeId = items[0]!.id;
  }

  /** A free slot so many hours ahead, or up to a few more: each is another one. */
  async offer(hoursAhead: number): Promise<{ slotId: string; visitTypeId: string }> {
    const quarter = slotMinutes * minuteMs;
    const first = Math.ceil((Date.now() + hoursAhead * 60 * minuteMs) / quarter) * quarter;
    const start = first + this.slots++ * quarter;
    const { items } = await this.desk.slots.create({
      slots: [
        {
          doctorId: this.doctorId,
          startsAt: new Date(start).toISOString(),
          endsAt: new Date(start + quarter).toISOString(),
        },
      ],
    });
    return { slotId: items[0]!.id, visitTypeId: this.visitTypeId };
  }

  patient(): Promise<SmartMedConnect> {
    return newPatient(this.server.url, `payer-${this.patients++}`);
  }

  async stop(): Promise<void> {
    await this.database.close();
    await this.server.stop();
    await this.stripe.stop();
  }
}

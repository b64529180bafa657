import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { SmartMedConnect } from '@smartmedconnect/sdk';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import { signedIn } from './people.ts';
import { demoPassword, type Server } from './server.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const roundsPerDoctor = 25;

export interface Outcome {
  status: number;
  body: { id?: string; code?: string; status?: string; alternatives?: { id: string }[] };
}

interface RaceDoctor {
  id: string;
  /** One that is paid at the desk, and so confirmed at once; one that is paid online, and so held. */
  visitTypeIds: string[];
}

/** Patients race by turns: in a day none begins more online payments than a patient may. */
const turns = 4;

/** Doctors with time to be raced for, and the patients who race, each with a token of their own. */
export class RaceTrack {
  private readonly server: Server;
  private readonly desk: SmartMedConnect;
  private readonly chance: Chance;
  private patients: string[] = [];
  private deskToken = '';
  private doctors: RaceDoctor[] = [];
  private readonly firstDay = Math.ceil(Date.now() / dayMs) * dayMs + dayMs;
  private round = 0;

  constructor(server: Server, chance: Chance) {
    this.server = server;
    this.chance = chance;
    this.desk = signedIn(server.url, 'it@demo.test');
  }

  async prepare({ racers, rounds }: { racers: number; rounds: number }): Promise<void> {
    this.deskToken = await this.tokenOf('it@demo.test');
    this.patients = await Promise.all(
      Array.from({ length: racers * turns }, async (_, n) => {
        const email = `racer-${n}@patients.example`;
        const client = new SmartMedConnect({ baseUrl: this.server.url });
        await client.account.register({ email, password: demoPassword, fullName: `Racer ${n}` });
        return this.tokenOf(email);
      }),
    );
    for (let n = 0; n * roundsPerDoctor < rounds; n++) {
      this.doctors.push(await this.addDoctor(n));
    }
  }

  private async addDoctor(n: number): Promise<RaceDoctor> {
    const kind = { durationMinutes: 15, mode: 'in_person' as const };
    const fee = { amountMinor: 50_000, currency: 'INR' };
    const { id } = await this.desk.doctors.create({
      fullName: `Race ${n}`,
      locationId: await this.locationId(),
      visitTypes: [
        { ...kind, name: 'Desk', payment: 'at_visit', fee },
        { ...kind, name: 'Online', payment: 'online', fee },
      ],
    });
    const { items } = await this.desk.doctors.visitTypes(id);
    return { id, visitTypeIds: items.map((type) => type.id) };
  }

  private async locationId(): Promise<string> {
    const { hospitalId } = await this.desk.account.me();
    const { data } = await this.desk.api.GET('/v1/hospitals/{id}/locations', {
      params: { path: { id: hospitalId! } },
    });
    return data!.items[0]!.id;
  }

  /** New slots on a day of their own, which all have one moment in common, and one later that stays free. */
  async newSlots(spans: readonly { atMinute: number; minutes: number }[]): Promise<RacedTime> {
    const doctor = this.doctors[Math.floor(this.round / roundsPerDoctor)]!;
    const day = this.firstDay + (this.round % roundsPerDoctor) * dayMs + 4 * 60 * minuteMs;
    this.round += 1;
    const slot = ({ atMinute, minutes }: { atMinute: number; minutes: number }) => ({
      doctorId: doctor.id,
      startsAt: new Date(day + atMinute * minuteMs).toISOString(),
      endsAt: new Date(day + (atMinute + minutes) * minuteMs).toISOString(),
    });
    const free = { atMinute: 6 * 60, minutes: 15 };
    const { items } = await this.desk.slots.create({ slots: [...spans, free].map(slot) });
    return { doctor, slotIds: items.slice(0, spans.length).map(({ id }) => id) };
  }

  /** Patients at once, each after a moment, at one process or the other, for one of the slots and kinds of visit. */
  rush({ doctor, slotIds }: RacedTime, racers: number, withinMs = 0): Promise<Outcome>[] {
    return this.patientsOfRound(racers).map(async (token) => {
      const body = { slotId: this.chance.of(slotIds), visitTypeId: this.chance.of(doctor.visitTypeIds) };
      const url = this.chance.of(this.server.apis).url;
      const afterMs = this.chance.between(0, withinMs);
      if (afterMs >= 1) {
        await pause(afterMs);
      }
      return post(`${url}/v1/appointments`, token, body);
    });
  }

  /** One patient books before the others come; held or confirmed as asked. */
  async early({ doctor, slotIds }: RacedTime, kind: 'held' | 'any'): Promise<string> {
    const visitTypeId = kind === 'held' ? doctor.visitTypeIds[1]! : this.chance.of(doctor.visitTypeIds);
    const body = { slotId: this.chance.of(slotIds), visitTypeId };
    const token = this.patients[this.round % this.patients.length]!;
    const outcome = await post(`${this.server.url}/v1/appointments`, token, body);
    if (outcome.status !== 201) {
      throw new Error(`the first booking was refused: ${JSON.stringify(outcome)}`);
    }
    return outcome.body.id!;
  }

  async cancel(appointmentId: string): Promise<void> {
    const url = `${this.chance.of(this.server.apis).url}/v1/appointments/${appointmentId}/cancellation`;
    const outcome = await post(url, this.deskToken, { reasonCode: 'other' });
    if (outcome.status !== 200 && outcome.status !== 201) {
      throw new Error(`the cancellation was refused: ${JSON.stringify(outcome)}`);
    }
  }

  /** Each round begins with another one of the group, for who comes first or alone wins more often. */
  private patientsOfRound(racers: number): string[] {
    const size = this.patients.length / turns;
    const group = (this.round % turns) * size;
    const first = Math.floor(this.round / turns);
    return Array.from({ length: racers }, (_, n) => this.patients[group + ((first + n) % size)]!);
  }

  private async tokenOf(email: string): Promise<string> {
    const outcome = await post(`${this.server.url}/v1/auth/sessions`, '', { email, password: demoPassword });
    return (outcome.body as { accessToken: string }).accessToken;
  }
}

export interface RacedTime {
  doctor: RaceDoctor;
  slotIds: string[];
}

/** A connection for each racer, kept open: what is measured out here is the server's time, not ours. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

async function post(url: string, token: string, body: object): Promise<Outcome> {
  const sent = request(url, {
    agent,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(token && { authorization: `Bearer ${token}` }),
    },
  });
  sent.end(JSON.stringify(body));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, body: (await json(response)) as Outcome['body'] };
}

import { setTimeout as pause } from 'node:timers/promises';
import { ApiProblem } from '@smartmedconnect/sdk';
import type { Chance } from '../world/chance.ts';
import type { Database } from '../world/database.ts';
import { Busy, insist } from './insist.ts';
import type { Offer } from './clinic.ts';
import type { Appointment, PatientApp } from './patient-app.ts';

/** What a story needs: the patient's app, somebody who may come second, time, and a hand on the clock of a hold. */
export interface Scene {
  app: PatientApp;
  other: PatientApp;
  early: Offer;
  /** Another time of the same doctor. */
  another: Offer;
  late: Offer;
  chance: Chance;
  /** As if the minute of the hold had passed. */
  lapse(appointmentId: string): Promise<void>;
}

export type Story = (scene: Scene) => Promise<unknown>;

/** What patients do; the shares are weights. */
export const stories: Record<string, { share: number; story: Story }> = {
  'pays on our server': { share: 28, story: ({ app, early }) => paysOnServer(app, early) },
  'pays in the browser': {
    share: 16,
    story: async ({ app, early }) => paysInBrowser(app, await app.book(early)),
  },
  'is declined, then pays with another card': {
    share: 10,
    story: async ({ app, early, chance }) => {
      const { id } = await app.book(early);
      await app.pay(id, chance.of(declinedCards));
      await app.pay(id, 'pm_card_mastercard');
    },
  },
  'is asked by the bank': {
    share: 10,
    story: async ({ app, early }) => {
      const appointment = await app.book(early);
      const secret = await app.clientSecret(appointment);
      if ((await app.pay(appointment.id, 'pm_card_authenticationRequired')) === 'requires_action' && secret) {
        await app.authenticate(secret);
      }
    },
  },
  'goes away without paying': { share: 6, story: ({ app, early }) => app.book(early) },
  'is declined and goes away': {
    share: 3,
    story: async ({ app, early }) => {
      await app.pay((await app.book(early)).id, 'pm_card_chargeDeclined');
    },
  },
  'cancels before paying': {
    share: 4,
    story: async ({ app, early }) => cancels(app, (await app.book(early)).id),
  },
  'cancels in time': { share: 8, story: ({ app, early }) => paysAndCancels(app, early, 'pm_card_visa') },
  'cancels in time, and the refund takes a while': {
    share: 3,
    story: ({ app, early }) => paysAndCancels(app, early, 'pm_card_pendingRefund'),
  },
  'cancels late': { share: 5, story: ({ app, late }) => paysAndCancels(app, late, 'pm_card_visa') },
  'cancels while paying': {
    share: 3,
    story: async ({ app, early }) => {
      const { id } = await app.book(early);
      await Promise.all([app.pay(id, 'pm_card_visa'), cancels(app, id)]);
    },
  },
  'moves to another time': {
    share: 4,
    story: ({ app, early, another }) => paysAndMoves(app, early, another.slotId, early.visitTypeId),
  },
  'moves to a cheaper visit': {
    share: 4,
    story: ({ app, early, another }) => paysAndMoves(app, early, another.slotId, early.cheaperId),
  },
  'moves to a dearer visit and pays the difference': {
    share: 4,
    story: async ({ app, early, another }) => {
      await app.pay(await paysAndMoves(app, early, another.slotId, early.dearerId), 'pm_card_visa');
    },
  },
  'moves to a dearer visit and does not pay': {
    share: 2,
    story: ({ app, early, another }) => paysAndMoves(app, early, another.slotId, early.dearerId),
  },
  'moves to a dearer visit, pays and cancels': {
    share: 2,
    story: async ({ app, early, another }) => {
      const id = await paysAndMoves(app, early, another.slotId, early.dearerId);
      await app.pay(id, 'pm_card_visa');
      await cancels(app, id);
    },
  },
  'pays after the hold has lapsed': {
    share: 2,
    story: async ({ app, early, lapse }) => {
      const appointment = await app.book(early);
      const secret = await app.clientSecret(appointment);
      await lapse(appointment.id);
      if (secret) await app.payInBrowser(secret, 'pm_card_visa');
    },
  },
  'pays after somebody else has booked': {
    share: 2,
    story: async ({ app, other, early, lapse }) => {
      const appointment = await app.book(early);
      const secret = await app.clientSecret(appointment);
      await lapse(appointment.id);
      await booksInstead(other, early);
      if (secret) await app.payInBrowser(secret, 'pm_card_visa');
    },
  },
};

const declinedCards = ['pm_card_chargeDeclined', 'pm_card_chargeDeclinedInsufficientFunds'] as const;

async function paysOnServer(app: PatientApp, offer: Offer): Promise<void> {
  await app.pay((await app.book(offer)).id, 'pm_card_visa');
}

async function paysInBrowser(app: PatientApp, appointment: Appointment): Promise<void> {
  const secret = await app.clientSecret(appointment);
  if (secret) {
    await app.payInBrowser(secret, 'pm_card_visa');
  }
}

async function paysAndCancels(app: PatientApp, offer: Offer, card: string): Promise<void> {
  const { id } = await app.book(offer);
  await app.pay(id, card);
  await settled(app, id);
  await cancels(app, id);
}

/** One whose hold lapsed while nobody answered stays where it was. */
async function paysAndMoves(
  app: PatientApp,
  offer: Offer,
  slotId: string,
  visitTypeId: string,
): Promise<string> {
  const { id } = await app.book(offer);
  await app.pay(id, 'pm_card_visa');
  await settled(app, id);
  try {
    await app.move(id, slotId, visitTypeId);
  } catch (error) {
    if (!isCode(error, 'scheduling.invalid_transition')) throw error;
  }
  return id;
}

/** The one before may have paid in the same moment: then the time is theirs. */
async function booksInstead(other: PatientApp, offer: Offer): Promise<void> {
  try {
    await paysOnServer(other, offer);
  } catch (error) {
    if (!isCode(error, 'scheduling.slot_taken')) throw error;
  }
}

async function cancels(app: PatientApp, id: string): Promise<void> {
  try {
    await app.cancel(id);
  } catch (error) {
    if (!isCode(error, 'scheduling.not_cancellable') && !isCode(error, 'scheduling.hold_expired'))
      throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof ApiProblem && error.code === code;
}

/** The patient looks until they are told something final, for as long as a hold lasts. */
async function settled(app: PatientApp, id: string): Promise<void> {
  const end = Date.now() + 60_000;
  while ((await app.get(id)).status === 'held' && Date.now() < end) {
    await pause(100);
  }
}

/** Ends a hold's time past everybody, however often the database is killed meanwhile. */
export function lapseIn(open: () => Promise<Database>): (appointmentId: string) => Promise<void> {
  return (appointmentId) =>
    insist(async () => {
      const database = await open().catch(() => Promise.reject(new Busy('the database is gone')));
      try {
        await database.rows(
          `update appointments set hold_expires_at = now() where id = $1 and status = 'held' and hold_expires_at > now()`,
          [appointmentId],
        );
      } catch {
        throw new Busy('the database is gone');
      } finally {
        await database.close().catch(() => undefined);
      }
    });
}

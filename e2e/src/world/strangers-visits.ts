import type { SmartMedConnect } from '@smartmedconnect/sdk';
import { scriptFile, scriptText, scriptWords } from './script-words.ts';
import { demoPassword } from './server.ts';
import { addStuckMoney } from './stuck-money.ts';
import type { StrangersWorld } from './strangers-words.ts';

const minuteMs = 60_000;
const visitMinutes = 5;
/** So soon that the desk lets people in already. */
const soonMinutes = 35;

/** What patients, doctors, desks and admins write about visits: why, how it was, what was wrong with it, what became of it. */
export async function addVisitWords(world: StrangersWorld): Promise<void> {
  const patient = world.client();
  const email = 'complaining@patients.example';
  await patient.account.register({ email, password: demoPassword, fullName: scriptWords('patient') });
  await patient.account.signIn({ email, password: demoPassword });
  // The first visits are those that have been: they may be completed within the hour before they begin.
  await addReviews(world, patient);
  await addSteps(world, patient);
  await addDisputes(world, patient);
  await addStuckMoney(world, patient);
}

async function book(
  world: StrangersWorld,
  patient: SmartMedConnect,
  own = false,
  visitTypeId = world.id(own ? 'ownVisitType' : 'visitType'),
): Promise<string> {
  const startsAt = Math.ceil(Date.now() / minuteMs + soonMinutes + visitMinutes * world.visits++) * minuteMs;
  const doctorId = world.id(own ? 'ownDoctor' : 'doctor');
  const { items } = await world.desk.slots.create({
    slots: [
      {
        doctorId,
        startsAt: new Date(startsAt).toISOString(),
        endsAt: new Date(startsAt + visitMinutes * minuteMs).toISOString(),
      },
    ],
  });
  const visit = await patient.appointments.book({
    slotId: items[0]!.id,
    visitTypeId,
    reason: scriptText('reason of the visit'),
  });
  if (own) world.ids['day'] = new Intl.DateTimeFormat('en-CA', { timeZone: visit.timeZone }).format(startsAt);
  return visit.id;
}

export async function paid(
  world: StrangersWorld,
  patient: SmartMedConnect,
  paymentMethodId = 'pm_card_visa',
): Promise<string> {
  const offer = await world.paying.offer(31);
  const { id } = await patient.appointments.book({ ...offer, reason: scriptText('reason of a paid visit') });
  await patient.appointments.pay(id, { paymentMethodId });
  return id;
}

async function addSteps(world: StrangersWorld, patient: SmartMedConnect): Promise<void> {
  const { desk, ids } = world;
  ids['visit'] = await book(world, patient);
  ids['ownVisit'] = await book(world, patient, true);
  ids['due'] = await book(world, patient, false, world.id('furtherVisitType'));
  ids['cancelled'] = await book(world, patient);
  await desk.appointments.cancel(ids['cancelled'], {
    reasonCode: 'doctor_unavailable',
    note: scriptText('cancellation'),
  });
  const atDesk = await patient.appointments.book(await world.paying.offer(31));
  await desk.appointments.confirm(atDesk.id, { method: 'cash', note: scriptText('note of the desk') });
  ids['confirmed'] = atDesk.id;

  const appointmentId = await paid(world, patient);
  const [payment] = (await desk.payments.list({ appointmentId }).page()).items;
  ids['payment'] = payment!.id;
  const note = scriptText('note of a refund');
  await desk.payments.refund(payment!.id, { amountMinor: 10_000, reason: 'goodwill', note });
}

async function addReviews(world: StrangersWorld, patient: SmartMedConnect): Promise<void> {
  const { admin, desk, doctor } = world;
  const reviewed = async (name: string, own = false) => {
    const id = await book(world, patient, own);
    await desk.appointments.checkIn(id);
    await desk.appointments.complete(id);
    const written = await patient.reviews.write(id, { rating: 2, text: scriptText('first review') });
    const edited = await patient.reviews.edit(written.id, written.version, { text: scriptText(name) });
    const by = own ? doctor : desk;
    const { version } = await by.reviews.reply(edited.id, edited.version, {
      text: scriptText(`reply, ${name}`),
    });
    return { id: edited.id, version };
  };
  const [reported, hidden, answered] = [
    await reviewed('reported review'),
    await reviewed('hidden review'),
    await reviewed('answered review', true),
  ];
  await desk.reviews.report(reported.id, { reason: 'other', note: scriptText('note of a report') });
  const note = scriptText('note of hiding');
  await admin.reviews.hide(hidden.id, hidden.version, { reason: 'offensive', note });
  const quiet = await reviewed('review without a reply');
  await admin.reviews.removeReply(quiet.id, quiet.version, {
    reason: 'spam',
    note: scriptText('removal of a reply'),
  });
  world.ids['answered'] = answered.id;
}

async function addDisputes(world: StrangersWorld, patient: SmartMedConnect): Promise<void> {
  const { admin, desk, ids, paying } = world;
  const open = async () => {
    const appointmentId = await paid(world, patient);
    const text = scriptText('complaint');
    return patient.disputes.open({ appointmentId, kind: 'charged_but_not_seen', text });
  };
  const { id } = await open();
  ids['dispute'] = id;
  const bill = new Blob(['%PDF-1.7\nthe bill\n%%EOF\n'], { type: 'application/pdf' });
  await patient.disputes.addFile(id, bill, scriptFile);
  await patient.disputes.write(id, { text: scriptText('message of the patient') });
  await desk.disputes.write(id, { text: scriptText('message of the hospital') });
  await admin.disputes.write(id, { text: scriptText('note of an admin'), internal: true });

  const decided = await open();
  ids['decided'] = decided.id;
  await admin.disputes.resolve(decided.id, decided.version, {
    outcome: 'refund_partial',
    amountMinor: 10_000,
    note: scriptText('reason of a decision'),
  });

  // The hospital's days to answer have passed; the first admin who writes finds that out.
  const unanswered = await open();
  ids['unanswered'] = unanswered.id;
  const passed = `update disputes set due_at = now() - interval '1 hour' where id = $1`;
  await paying.database.rows(passed, [unanswered.id]);
  await admin.disputes.write(unanswered.id, { text: scriptText('note on a silence'), internal: true });
}

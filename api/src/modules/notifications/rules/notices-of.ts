import { isId } from '../../../values/ids.ts';
import {
  factsToldOf,
  type HospitalNoticeKind,
  type NoticeFacts,
  type NoticeKind,
  type NoticeSide,
} from './notice-kinds.ts';

/** An event as the outbox delivers it. */
export interface NumberedEvent {
  id: string;
  type: string;
  payload: Readonly<Record<string, unknown>>;
  occurredAt: string;
}

/** Something that a side is to be told. */
export interface WantedNotice {
  eventId: string;
  side: NoticeSide;
  kind: NoticeKind;
  appointmentId: string;
  disputeId: string | null;
  patientId: string;
  hospitalId: string;
  facts: NoticeFacts;
  occurredAt: string;
}

/** What is to be told of a row of events. What tells nobody anything, or does not say of which visit, is passed over. */
export function noticesOf(events: readonly NumberedEvent[]): WantedNotice[] {
  return events.flatMap(noticesOfOne);
}

type Payload = NumberedEvent['payload'];
type Telling = Pick<WantedNotice, 'side' | 'kind' | 'facts'>;

function noticesOfOne({ id: eventId, type, payload, occurredAt }: NumberedEvent): WantedNotice[] {
  const tellings = tellingsOf.get(type)?.(payload) ?? [];
  const [appointmentId, patientId, hospitalId] = [
    idIn(payload, 'appointmentId'),
    idIn(payload, 'patientId'),
    idIn(payload, 'hospitalId'),
  ];
  if (appointmentId === null || patientId === null || hospitalId === null) {
    return [];
  }
  const about = { appointmentId, disputeId: idIn(payload, 'disputeId'), patientId, hospitalId };
  return tellings.filter(isComplete).map((telling) => ({ ...telling, ...about, eventId, occurredAt }));
}

/** Processes of a version before may write events that do not know yet what a mail says. */
function isComplete({ facts }: Telling): boolean {
  return Object.values(facts).every((fact) => fact !== undefined);
}

function idIn(payload: Payload, name: string): string | null {
  const value = payload[name];
  return typeof value === 'string' && isId(value) ? value : null;
}

/** Who is told what of which event, one a line: a new line here, its words in each language, and it is told. */
const tellingsOf: ReadonlyMap<string, (payload: Payload) => Telling[]> = new Map([
  // What is held is not the patient's yet: the payment confirms it.
  [
    'appointment.booked',
    (told) => (told['status'] === 'confirmed' ? [toPatient('visit_confirmed', told)] : []),
  ],
  ['appointment.confirmed', (told) => [toPatient('visit_confirmed', told)]],
  ['appointment.rescheduled', (told) => [toPatient('visit_moved', told)]],
  // Who lets go of what they held was never told that they had it.
  [
    'appointment.cancelled',
    (told) =>
      told['was'] === 'held' && told['by'] === 'patient' ? [] : [toPatient('visit_cancelled', told)],
  ],
  // What goes to a card is told when it goes; what waits at a desk has to be fetched.
  ['refund.requested', (told) => (told['channel'] === 'desk' ? [toPatient('refund_waiting', told)] : [])],
  ['refund.succeeded', (told) => [toPatient('refund_sent', told)]],
  ['refund.bounced', (told) => [toPatient('refund_bounced', told)]],
  ['dispute.opened', (told) => toBoth('dispute_opened', told)],
  ['dispute.answered', ofAnswer],
  ['dispute.resolved', (told) => toBoth('dispute_resolved', { ...told, amountMinor: told['refundMinor'] })],
  ['dispute.withdrawn', (told) => toBoth('dispute_withdrawn', told)],
]);

/** Who is asked is told so; the patient also when the hospital has answered, by a message: its files belong to one. */
function ofAnswer(payload: Payload): Telling[] {
  const { asks, side, said } = payload;
  if (asks === 'patient') {
    return [toPatient('dispute_reply_asked', payload)];
  }
  if (asks === 'hospital') {
    return [toHospital('dispute_reply_asked', payload)];
  }
  return side === 'hospital' && said === 'message' ? [toPatient('dispute_answered', payload)] : [];
}

function toBoth(kind: HospitalNoticeKind, payload: Payload): Telling[] {
  return [toPatient(kind, payload), toHospital(kind, payload)];
}

function toPatient(kind: NoticeKind, payload: Payload): Telling {
  return { side: 'patient', kind, facts: factsIn(payload, kind) };
}

function toHospital(kind: HospitalNoticeKind, payload: Payload): Telling {
  return { side: 'hospital', kind, facts: factsIn(payload, kind) };
}

/** These and no others, whatever else an event says. */
function factsIn(payload: Payload, kind: NoticeKind): NoticeFacts {
  return Object.fromEntries(factsToldOf[kind].map((name) => [name, payload[name]]));
}

import { z } from 'zod';
import { pageQuery } from '../../../platform/http/page.ts';
import { instantInput } from '../instants.schemas.ts';
import { moneySchema, visitModes } from '../../doctors/index.ts';
import { cancellationRefundReasons, checkoutSchema } from '../../payments/index.ts';
import { appointmentStatuses } from '../rules/appointment-transitions.ts';
import { cancellationReasons } from './step.schemas.ts';

const id = z.uuid();
const instant = z.iso.datetime();

export const bookingBody = z
  .strictObject({
    slotId: id.meta({ description: 'The free slot, or the first one of a visit that takes several.' }),
    visitTypeId: id.optional().meta({
      description: 'What is booked. May be left out where the slot, or the doctor, offers one kind only.',
    }),
    reason: z.string().trim().min(1).max(2000).optional().meta({
      description:
        'Why the patient comes. Stored encrypted; shown to the patient, the doctor and the hospital’s staff alone.',
    }),
    patientId: id.optional().meta({
      description:
        'For whom. Required of staff, admins and API keys; a patient books for their own account alone.',
    }),
  })
  .meta({
    id: 'BookingInput',
    example: { slotId: '01936f6e-7c00-7000-8000-000000000001', reason: 'Knee pain when climbing stairs' },
  });
export type BookingBody = z.infer<typeof bookingBody>;

const reschedulingSchema = z
  .object({
    doctorId: id,
    locationId: id,
    visitTypeId: id.nullable(),
    startsAt: instant,
    endsAt: instant,
    fee: moneySchema,
    difference: moneySchema.meta({ description: 'To be paid online until `holdExpiresAt`.' }),
    holdExpiresAt: instant,
  })
  .meta({
    id: 'PendingRescheduling',
    description:
      'A new time that is kept while the difference is paid; when it is, the appointment moves there. Until then, and when it lapses, the ' +
      'appointment stays as it is.',
    example: {
      doctorId: '01936f6e-7c00-7000-8000-000000000002',
      locationId: '01936f6e-7c00-7000-8000-000000000003',
      visitTypeId: '01936f6e-7c00-7000-8000-000000000006',
      startsAt: '2026-12-04T04:30:00.000Z',
      endsAt: '2026-12-04T04:45:00.000Z',
      fee: { amountMinor: 80_000, currency: 'INR' },
      difference: { amountMinor: 30_000, currency: 'INR' },
      holdExpiresAt: '2026-12-01T06:10:00.000Z',
    },
  });

export const appointmentSchema = z
  .object({
    id,
    reference: z.string().meta({ description: 'The short code a patient says at the desk.' }),
    status: z.enum(appointmentStatuses).meta({
      id: 'AppointmentStatus',
      description: '`held` waits for payment until `holdExpiresAt`; from that instant on it reads `expired`.',
    }),
    hospitalId: id,
    doctorId: id,
    locationId: id,
    patientId: id,
    visitTypeId: id.nullable(),
    startsAt: instant,
    endsAt: instant.meta({
      description: 'End of the last slot it takes; a visit shorter than that ends earlier.',
    }),
    timeZone: z.string().meta({ description: 'IANA zone of the location, to show the times in.' }),
    mode: z.enum(visitModes),
    fee: moneySchema,
    payment: z
      .object({
        due: z
          .enum(['online', 'at_visit', 'none'])
          .meta({ description: 'Where the fee is paid, if there is one.' }),
        ...checkoutSchema.partial().shape,
      })
      .meta({
        id: 'AppointmentPayment',
        description:
          'All but `due` stand in the answers of booking and rescheduling alone, when something is to be paid online: what Stripe.js needs ' +
          'to pay it. Ask for it again by `GET /v1/appointments/{id}/payment`.',
      }),
    holdExpiresAt: instant
      .nullable()
      .meta({ description: 'Until when the slot is kept for an unpaid booking.' }),
    holdExtensions: z.int(),
    policy: z
      .object({
        fullRefundNoticeHours: z.number(),
        halfRefundNoticeHours: z.number(),
        maxReschedules: z.number(),
        rescheduleNoticeHours: z.number(),
        reviewDays: z.number(),
        disputeDays: z.number(),
      })
      .meta({ id: 'AcceptedPolicy', description: 'The hospital’s rules as accepted with this booking.' }),
    reason: z.string().nullable().meta({ description: 'Null as well for those who may not read it.' }),
    reschedules: z.int().meta({ description: 'How often it has been moved.' }),
    rescheduling: reschedulingSchema.nullable(),
    cancellation: z
      .object({
        reasonCode: z.enum(cancellationReasons),
        note: z.string().nullable(),
        by: z.string(),
        refund: z
          .object({ amount: moneySchema, reason: z.enum(cancellationRefundReasons) })
          .nullable()
          .meta({ description: 'What of the money goes back, by the accepted policy.' }),
      })
      .nullable(),
    confirmedAt: instant.nullable(),
    checkedInAt: instant.nullable(),
    completedAt: instant.nullable(),
    noShowAt: instant.nullable(),
    endedAt: instant.nullable().meta({ description: 'When it was cancelled or expired.' }),
    version: z.int().meta({ description: 'Send it as `If-Match` to change only what you have seen.' }),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({
    id: 'Appointment',
    example: {
      id: '01936f6e-7c00-7000-8000-000000000010',
      reference: '7K3Q-M0XA',
      status: 'held',
      hospitalId: '01936f6e-7c00-7000-8000-000000000004',
      doctorId: '01936f6e-7c00-7000-8000-000000000002',
      locationId: '01936f6e-7c00-7000-8000-000000000003',
      patientId: '01936f6e-7c00-7000-8000-000000000005',
      visitTypeId: '01936f6e-7c00-7000-8000-000000000006',
      startsAt: '2026-12-02T04:30:00.000Z',
      endsAt: '2026-12-02T04:45:00.000Z',
      timeZone: 'Asia/Kolkata',
      mode: 'in_person',
      fee: { amountMinor: 50_000, currency: 'INR' },
      payment: {
        due: 'online',
        id: '01936f6e-7c00-7000-8000-000000000020',
        status: 'requires_payment_method',
        amount: { amountMinor: 50_000, currency: 'INR' },
        clientSecret: 'pi_3PqWEq2eZvKYlo2C0a1b2c3d_secret_Fh3kq9sJx0',
        publishableKey: 'pk_test_sandbox',
        nextActionUrl: null,
        decline: null,
      },
      holdExpiresAt: '2026-12-01T06:10:00.000Z',
      holdExtensions: 0,
      policy: {
        fullRefundNoticeHours: 24,
        halfRefundNoticeHours: 2,
        maxReschedules: 2,
        rescheduleNoticeHours: 24,
        reviewDays: 60,
        disputeDays: 30,
      },
      reason: 'Knee pain when climbing stairs',
      reschedules: 0,
      rescheduling: null,
      cancellation: null,
      confirmedAt: null,
      checkedInAt: null,
      completedAt: null,
      noShowAt: null,
      endedAt: null,
      version: 1,
      createdAt: '2026-12-01T06:00:00.000Z',
      updatedAt: '2026-12-01T06:00:00.000Z',
    },
  });
export type AppointmentAnswer = z.infer<typeof appointmentSchema>;

export const appointmentQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .min(2)
    .max(100)
    .optional()
    .meta({
      description:
        'The reference, in any writing, or its first letters; or the patient’s name, of which the beginnings of words are enough and typing ' +
        'errors are forgiven. Names are found for doctors, staff and admins.',
      example: 'mila sen',
    }),
  hospitalId: id.optional().meta({ description: 'Admins see those of all hospitals, or of this one.' }),
  status: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(appointmentStatuses)).min(1))
    .optional()
    .meta({ description: 'One status, or several with commas between.', example: 'held,confirmed' }),
  from: instantInput.optional().meta({ description: 'Starts at or after this instant.' }),
  to: instantInput.optional().meta({ description: 'Starts before this instant.' }),
  doctorId: id.optional(),
  patientId: id.optional(),
  updatedSince: instantInput.optional().meta({
    description:
      'Changed at or after this instant; the list is then in the order of change. To reconcile, ask again from a minute before ' +
      'your last answer: an instant is taken before its change is committed.',
  }),
  sort: z.enum(['soonest', 'newest']).default('soonest').meta({
    description:
      'By their start: the earliest first, or the latest. With `updatedSince` the order is that of change.',
  }),
  ...pageQuery,
});
export type AppointmentQuery = z.infer<typeof appointmentQuery>;

export const historySchema = z
  .object({
    items: z.array(
      z
        .object({
          fromStatus: z.enum(appointmentStatuses).nullable(),
          toStatus: z.enum(appointmentStatuses),
          action: z.string(),
          actor: z.string().meta({ description: '`patient:<id>`, `staff:<id>`, `api-key:<id>`, `system`.' }),
          actorName: z
            .string()
            .nullable()
            .meta({ description: 'Who that is, for doctors, staff and admins, where it is a person.' }),
          details: z.record(z.string(), z.unknown()),
          at: instant,
        })
        .meta({
          id: 'AppointmentHistoryEntry',
          example: {
            fromStatus: 'held',
            toStatus: 'confirmed',
            action: 'confirm',
            actor: 'staff:01936f6e-7c00-7000-8000-000000000007',
            actorName: 'Nalini Hegde',
            details: { method: 'cash', note: 'Receipt 4411' },
            at: '2026-12-01T06:04:00.000Z',
          },
        }),
    ),
  })
  .meta({ id: 'AppointmentHistory' });
export type AppointmentHistory = z.infer<typeof historySchema>;

import { defineEntity, p } from '@mikro-orm/core';
import { Doctor } from '../../doctors/index.ts';
import { AppointmentEntity } from '../../scheduling/index.ts';

export const reviewStatuses = ['published', 'hidden'] as const;

/** Why somebody holds that a review should not stand, and why an admin hides it. */
export const objections = [
  'spam',
  'offensive',
  'personal_data',
  'health_of_others',
  'not_about_the_visit',
  'false_statement',
  'other',
] as const;

export type Objection = (typeof objections)[number];

const instant = () => p.datetime().columnType('timestamptz');

const ReviewSchema = defineEntity({
  name: 'Review',
  tableName: 'reviews',
  properties: {
    id: p.uuid().primary(),
    appointmentId: () =>
      p
        .manyToOne(AppointmentEntity)
        .mapToPk()
        .joinColumn('appointment_id')
        .foreignKeyName('reviews_appointment')
        .unique('reviews_appointment_unique')
        .index(false),
    // The hospital and the patient come with the appointment.
    hospitalId: p.uuid(),
    doctorId: () => p.manyToOne(Doctor).mapToPk().joinColumn('doctor_id').foreignKeyName('reviews_doctor'),
    patientId: p.uuid(),
    rating: p.smallint(),
    text: p.text().nullable(),
    status: p.text().$type<(typeof reviewStatuses)[number]>(),
    hiddenReason: p.text().$type<Objection>().nullable(),
    /** Since when reports wait for an admin. */
    reportedAt: instant().nullable(),
    replyText: p.text().nullable(),
    replyBy: p.text().$type<'doctor' | 'hospital'>().nullable(),
    repliedAt: instant().nullable(),
    /** Why an admin took the last answer down, until there is another. */
    replyRemovedReason: p.text().$type<Objection>().nullable(),
    editedAt: instant().nullable(),
    version: p.integer().default(1),
    createdAt: instant(),
    updatedAt: instant(),
  },
  indexes: [
    {
      name: 'reviews_of_doctor',
      expression: `create index reviews_of_doctor on reviews (doctor_id, created_at, id) where status = 'published'`,
    },
    { name: 'reviews_newest', properties: ['createdAt', 'id'] },
    {
      name: 'reviews_hidden',
      expression: `create index reviews_hidden on reviews (created_at, id) where status = 'hidden'`,
    },
    {
      name: 'reviews_reported',
      expression: `create index reviews_reported on reviews (reported_at, id) where reported_at is not null`,
    },
  ],
  checks: [
    { name: 'reviews_rating', expression: 'rating >= 1 and rating <= 5' },
    { name: 'reviews_status_known', expression: `status in ('published', 'hidden')` },
    { name: 'reviews_reply_by_known', expression: `reply_by in ('doctor', 'hospital')` },
    { name: 'reviews_hidden_has_reason', expression: `(status = 'hidden') = (hidden_reason is not null)` },
    {
      name: 'reviews_reply_or_reason',
      expression: 'reply_text is null or reply_removed_reason is null',
    },
    {
      name: 'reviews_reply_whole',
      expression: `(reply_text is null) = (replied_at is null) and (reply_text is null) = (reply_by is null)`,
    },
  ],
});

/** What a patient says of a completed visit, with the answer of the other side. The published ones make the doctor's figures. */
export class Review extends ReviewSchema.class {}

ReviewSchema.setClass(Review);

export { ReviewSchema };

import { defineEntity, p } from '@mikro-orm/core';
import { Doctor } from '../doctors/doctor.entity.ts';

const DoctorRatingSchema = defineEntity({
  name: 'DoctorRating',
  tableName: 'doctor_ratings',
  properties: {
    doctorId: () =>
      p
        .manyToOne(Doctor)
        .mapToPk()
        .primary()
        .joinColumn('doctor_id')
        .foreignKeyName('doctor_ratings_doctor')
        .updateRule('no action')
        .deleteRule('cascade'),
    ratingSum: p.integer(),
    ratingCount: p.integer(),
    average: p.decimal('number').precision(3).scale(2).nullable(),
    smoothed: p.decimal('number').precision(6).scale(5),
    updatedAt: p.datetime().columnType('timestamptz'),
  },
  checks: [
    {
      name: 'doctor_ratings_possible',
      expression: 'rating_sum >= rating_count and rating_sum <= (rating_count * 5)',
    },
    { name: 'doctor_ratings_average', expression: '(rating_count = 0) = (average is null)' },
  ],
});

/**
 * What the published reviews of a doctor come to; changed by `DoctorRatings` alone, in the transaction of the review. Not in the row
 * of the doctor, which every booking locks.
 */
class DoctorRating extends DoctorRatingSchema.class {}

DoctorRatingSchema.setClass(DoctorRating);

export { DoctorRatingSchema };

import { ApplicationCheckSchema } from './applications/application-check.entity.ts';
import { DoctorApplicationSchema } from './applications/doctor-application.entity.ts';
import { DoctorSchema } from './doctors/doctor.entity.ts';
import { HospitalSchema } from './hospitals/hospital.entity.ts';
import { LocationSchema } from './locations/location.entity.ts';
import { DoctorRatingSchema } from './ratings/doctor-rating.entity.ts';
import { VisitTypeSchema } from './visit-types/visit-type.entity.ts';

export { DoctorsModule } from './doctors.module.ts';
export { Doctor } from './doctors/doctor.entity.ts';
export { timeZone } from './fields.schemas.ts';
export { findVisibleDoctor } from './doctors/find-doctor.ts';
export { Hospital } from './hospitals/hospital.entity.ts';
export { Location } from './locations/location.entity.ts';
export { DoctorRatings, type RatingFigures } from './ratings/doctor-ratings.ts';
export { specialty } from './rules/specialty.ts';
export { moneySchema } from './visit-types/visit-type.schemas.ts';
export { paymentKinds, visitModes, VisitType } from './visit-types/visit-type.entity.ts';

export const doctorsEntities = [
  HospitalSchema,
  LocationSchema,
  DoctorSchema,
  DoctorRatingSchema,
  VisitTypeSchema,
  DoctorApplicationSchema,
  ApplicationCheckSchema,
];

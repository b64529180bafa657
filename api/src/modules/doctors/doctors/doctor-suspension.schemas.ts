import { z } from 'zod';
import { words } from '../fields.schemas.ts';
import { doctorSchema } from './doctor.schemas.ts';

export const doctorSuspensionSchema = z
  .strictObject({
    reason: words(1000).meta({
      description: 'Read by the hospital, the doctor and admins; never by patients.',
      example: 'The licence has run out.',
    }),
  })
  .meta({ id: 'DoctorSuspensionInput', example: { reason: 'The licence has run out.' } });

export const suspendedDoctorSchema = doctorSchema
  .extend({
    upcomingAppointments: z.int().meta({
      description:
        'Visits still to come. They stand, whatever the status: move or cancel them (a patient then gets everything back), as `GET /v1/appointments?doctorId=…` lists them.',
      example: 3,
    }),
  })
  .meta({ id: 'SuspendedDoctor' });

export type DoctorSuspension = z.infer<typeof doctorSuspensionSchema>;
export type SuspendedDoctor = z.infer<typeof suspendedDoctorSchema>;

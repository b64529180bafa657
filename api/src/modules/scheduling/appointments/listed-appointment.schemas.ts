import { z } from 'zod';
import { pageSchema } from '../../../platform/http/page.ts';
import { moneySchema } from '../../doctors/index.ts';
import { moneyStates } from '../rules/visit-money.ts';
import { appointmentSchema } from './appointment.schemas.ts';

const inr = (amountMinor: number) => ({ amountMinor, currency: 'INR' });

const around = {
  names: z
    .object({
      patient: z.string().nullable().meta({ description: 'For its doctor, staff and admins.' }),
      doctor: z.string(),
      visitType: z.string().nullable(),
      hospital: z.string(),
      location: z.string(),
    })
    .meta({ id: 'AppointmentNames', description: 'Who and what the ids mean.' }),
  money: z
    .object({
      state: z.enum(moneyStates),
      paid: moneySchema.meta({ description: 'Online and at the desk.' }),
      refunded: moneySchema.meta({ description: 'What of it is owed back or has gone back.' }),
      owed: moneySchema.meta({ description: 'What of `refunded` has not gone back yet.' }),
      due: moneySchema.meta({ description: 'What is still to be paid.' }),
    })
    .meta({ id: 'AppointmentMoney', description: 'Where its money stands.' }),
};

const example = {
  ...(appointmentSchema.meta()?.['example'] as Record<string, unknown>),
  payment: { due: 'online' },
  names: {
    patient: 'Mila Sen',
    doctor: 'Dr. Asha Rao',
    visitType: 'First visit',
    hospital: 'City Hospital',
    location: 'Main site',
  },
  money: { state: 'due', paid: inr(0), refunded: inr(0), owed: inr(0), due: inr(50_000) },
};

export const listedAppointmentSchema = z
  .object({ ...appointmentSchema.shape, ...around })
  .meta({ id: 'ListedAppointment', example });
export type ListedAppointment = z.infer<typeof listedAppointmentSchema>;

export const listedAppointmentPage = pageSchema(listedAppointmentSchema, 'AppointmentPage');

export const fullAppointmentSchema = z
  .object({
    ...appointmentSchema.shape,
    ...around,
    policyText: z
      .array(z.string())
      .meta({ description: 'The policy that was accepted at booking, in sentences.' }),
    receiptNumber: z.int().nullable().meta({ description: 'Null while there is no receipt.' }),
  })
  .meta({
    id: 'FullAppointment',
    example: {
      ...example,
      policyText: ['Cancelled by the other side: all of the fee comes back.'],
      receiptNumber: null,
    },
  });
export type FullAppointment = z.infer<typeof fullAppointmentSchema>;

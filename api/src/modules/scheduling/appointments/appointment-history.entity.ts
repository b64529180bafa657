import { defineEntity, p } from '@mikro-orm/core';
import type { AppointmentStatus } from '../rules/appointment-transitions.ts';
import { AppointmentEntity } from './appointment.entity.ts';

const AppointmentHistorySchema = defineEntity({
  name: 'AppointmentHistory',
  tableName: 'appointment_history',
  properties: {
    id: p.bigint('string').primary().autoincrement().generated('identity'),
    appointmentId: () =>
      p
        .manyToOne(AppointmentEntity)
        .mapToPk()
        .joinColumn('appointment_id')
        .foreignKeyName('appointment_history_appointment'),
    fromStatus: p.text().$type<AppointmentStatus>().nullable(),
    toStatus: p.text().$type<AppointmentStatus>(),
    action: p.text(),
    actor: p.text(),
    details: p.json().defaultRaw(`'{}'`),
    at: p.datetime().columnType('timestamptz'),
  },
  indexes: [{ name: 'appointment_history_of', properties: ['appointmentId', 'id'] }],
});

/** One line of what happened to an appointment; written with the change, never changed itself. */
export class AppointmentHistory extends AppointmentHistorySchema.class {}

AppointmentHistorySchema.setClass(AppointmentHistory);

export { AppointmentHistorySchema };

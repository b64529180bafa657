import { defineEntity, p } from '@mikro-orm/core';
import type { CheckName, CheckOutcome } from '../rules/application-checks.ts';
import { DoctorApplication } from './doctor-application.entity.ts';

const ApplicationCheckSchema = defineEntity({
  name: 'ApplicationCheck',
  tableName: 'doctor_application_checks',
  properties: {
    id: p.uuid().primary(),
    applicationId: () =>
      p
        .manyToOne(DoctorApplication)
        .mapToPk()
        .joinColumn('application_id')
        .foreignKeyName('doctor_application_checks_application'),
    name: p.text().$type<CheckName>(),
    outcome: p.text().$type<CheckOutcome>(),
    note: p.text().nullable(),
    /** Where it can be looked up: an address, the number of a file. */
    evidence: p.text().nullable(),
    actor: p.text(),
    at: p.datetime().columnType('timestamptz'),
  },
  uniques: [{ name: 'doctor_application_checks_once', properties: ['applicationId', 'name'] }],
  checks: [
    {
      name: 'doctor_application_checks_outcome_known',
      expression: `outcome in ('pending', 'passed', 'failed')`,
    },
  ],
});

/** What came of looking into one thing an applicant says. */
export class ApplicationCheck extends ApplicationCheckSchema.class {}

ApplicationCheckSchema.setClass(ApplicationCheck);

export { ApplicationCheckSchema };

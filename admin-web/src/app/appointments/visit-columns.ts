import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { typedMoney } from '../ui/money.ts';
import { returned } from '../ui/returned.ts';
import { visitStatuses } from '../ui/visit-words.ts';
import type { ListedAppointment } from './appointment.ts';

/** Of a file of visits, whichever list it is made of. */
export const visitColumns: readonly CsvColumn<ListedAppointment>[] = [
  { title: $localize`Reference`, value: ({ reference }) => reference },
  { title: $localize`Starts`, value: ({ startsAt }) => startsAt },
  { title: $localize`Time zone`, value: ({ timeZone }) => timeZone },
  { title: $localize`Patient`, value: ({ names }) => names.patient },
  { title: $localize`Doctor`, value: ({ names }) => names.doctor },
  { title: $localize`Visit type`, value: ({ names }) => names.visitType },
  { title: $localize`Hospital`, value: ({ names }) => names.hospital },
  { title: $localize`Status`, value: ({ status }) => visitStatuses[status] },
  { title: $localize`Currency`, value: ({ fee }) => fee.currency },
  { title: $localize`Fee`, value: ({ fee }) => typedMoney(fee) },
  { title: $localize`:of a fee|:Paid`, value: ({ money }) => typedMoney(money.paid) },
  { title: $localize`:of a fee|:Returned`, value: ({ money }) => typedMoney(returned(money)) },
  { title: $localize`:of a fee|:To be returned`, value: ({ money }) => typedMoney(money.owed) },
];

import { importColumns } from '@smartmedconnect/sdk/imports';
import { doctorColumns } from './doctor-columns.ts';

it('an export of doctors has every column of an import', () => {
  expect(doctorColumns.map(({ title }) => title)).toEqual(importColumns.doctors.map(({ name }) => name));
});

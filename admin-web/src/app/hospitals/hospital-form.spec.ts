import { changesBack, changesOf, policyLines, type Hospital, type HospitalForm } from './hospital-form.ts';

const policy = {
  ...{ bookFromMinutes: 30, bookUntilDays: 180, holdMinutes: 10, maxReschedules: 2 },
  ...{ fullRefundNoticeHours: 24, halfRefundNoticeHours: 2, rescheduleNoticeHours: 24 },
  ...{ reviewDays: 60, disputeDays: 30 },
};
const hospital = {
  ...{ name: 'City', timeZone: 'Asia/Kolkata', legalName: null, taxLine: 'GSTIN 29', policy },
} as Hospital;
const typed = Object.fromEntries(Object.entries(policy).map(([field, value]) => [field, String(value)]));
const form = {
  ...{ name: 'City', timeZone: 'Asia/Kolkata', legalName: '', taxLine: 'GSTIN 29', policy: typed },
} as HospitalForm;

describe('what is sent of a form', () => {
  it('is nothing when nothing was changed', () => {
    expect(changesOf(hospital, form)).toEqual({});
  });

  it('is what was changed alone, an emptied field taken away', () => {
    const changed = {
      ...form,
      name: ' City Hospital ',
      taxLine: ' ',
      policy: { ...form.policy, holdMinutes: '15' },
    };
    expect(changesOf(hospital, changed)).toEqual({
      name: 'City Hospital',
      taxLine: null,
      policy: { holdMinutes: 15 },
    });
  });

  it('is told as no number when it is none', () => {
    const changed = { ...form, policy: { ...form.policy, reviewDays: '' } };
    expect(changesOf(hospital, changed)).toEqual({ policy: { reviewDays: Number.NaN } });
  });
});

describe('what takes a change back', () => {
  it('is what was there before, of what was changed alone', () => {
    expect(changesBack(hospital, { name: 'City Hospital', taxLine: null })).toEqual({
      name: 'City',
      taxLine: 'GSTIN 29',
    });
    expect(changesBack(hospital, { legalName: 'City Ltd' })).toEqual({ legalName: null });
  });
});

describe('what is asked before other rules are saved', () => {
  it('is each rule as it was and as it will be', () => {
    expect(
      policyLines(hospital, { name: 'City', policy: { holdMinutes: 15, fullRefundNoticeHours: 48 } }),
    ).toEqual([
      'Kept for a patient who is paying, in minutes: 15 instead of 10',
      'Everything is returned until, in hours before the visit: 48 instead of 24',
    ]);
  });

  it('is nothing where the rules stay, or what was typed is no number', () => {
    expect(policyLines(hospital, { name: 'City' })).toEqual([]);
    expect(policyLines(hospital, { policy: { reviewDays: Number.NaN } })).toEqual([]);
  });
});

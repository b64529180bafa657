import { type Addressed, hearsNews, type Listener } from './hears-news.ts';
import { newsKinds } from './news-kinds.ts';

const admin: Listener = { role: 'admin', hospitalId: null, doctorId: null };
const staff: Listener = { role: 'staff', hospitalId: 'city', doctorId: null };
const drRao: Listener = { role: 'doctor', hospitalId: 'city', doctorId: 'rao' };
const patient: Listener = { role: 'patient', hospitalId: null, doctorId: null };

const visit: Addressed = { heardBy: 'hospital_and_doctor', hospitalId: 'city', doctorIds: ['rao'] };
const dispute: Addressed = { heardBy: 'hospital', hospitalId: 'city', doctorIds: ['rao'] };
const report: Addressed = { heardBy: 'admins', hospitalId: 'city', doctorIds: ['rao'] };

describe('who hears', () => {
  it.each<[string, Addressed, string, Listener, boolean]>([
    ['a visit', visit, 'an admin', admin, true],
    ['a visit', visit, 'its hospital', staff, true],
    ['a visit', visit, 'another hospital', { ...staff, hospitalId: 'coast' }, false],
    ['a visit', visit, 'its doctor', drRao, true],
    ['a visit', visit, 'another doctor of the hospital', { ...drRao, doctorId: 'sen' }, false],
    ['a visit that moved away', { ...visit, doctorIds: ['sen', 'rao'] }, 'its doctor before', drRao, true],
    ['a visit', visit, 'a patient', patient, false],
    ['a dispute', dispute, 'an admin', admin, true],
    ['a dispute', dispute, 'its hospital', staff, true],
    ['a dispute', dispute, 'the doctor of the visit', drRao, false],
    ['a report', report, 'an admin', admin, true],
    ['a report', report, 'the hospital', staff, false],
    ['a report', report, 'the doctor', drRao, false],
    ['what belongs to no hospital', { ...dispute, hospitalId: null }, 'an admin', admin, true],
    ['what belongs to no hospital', { ...dispute, hospitalId: null }, 'staff', staff, false],
    [
      'what belongs to no hospital',
      { ...visit, hospitalId: null },
      'staff of none',
      { ...staff, hospitalId: null },
      false,
    ],
    [
      'a visit of no doctor',
      { ...visit, doctorIds: [] },
      'a doctor of none',
      { ...drRao, doctorId: null },
      false,
    ],
  ])('of %s: %#, %s %s', (_about, news, _who, listener, hears) => {
    expect(hearsNews(listener, news)).toBe(hears);
  });

  it('of what admins note in a dispute are admins alone', () => {
    const note = { ...dispute, heardBy: newsKinds['dispute.noted']!.heardBy };
    expect([admin, staff, drRao].map((listener) => hearsNews(listener, note))).toEqual([true, false, false]);
  });

  it('of disputes, money and imports is no doctor', () => {
    const forDoctors = Object.entries(newsKinds).filter(([, kind]) => kind.heardBy === 'hospital_and_doctor');
    expect(new Set(forDoctors.map(([, { topic }]) => topic))).toEqual(new Set(['appointment', 'review']));
  });
});

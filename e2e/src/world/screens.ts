import { scriptFile, scriptText, scriptWords, shortScript } from './script-words.ts';
import type { StrangersWorld } from './strangers-words.ts';

/** A screen of the portal, and the strange words that stand on it. */
export interface Screen {
  name: string;
  path: string;
  shows?: string[];
  /** A variation of another one: it is enough to have seen it in one look. */
  once?: true;
}

const words = (...uses: string[]) => uses.map(scriptWords);
const texts = (...uses: string[]) => uses.map(scriptText);

export function screensOfAdmins(world: StrangersWorld): Screen[] {
  return [
    { name: 'overview', path: '/overview' },
    { name: 'appointments', path: '/appointments', shows: words('patient', 'doctor') },
    {
      name: 'appointment',
      path: `/appointments/${world.id('cancelled')}`,
      shows: words('patient', 'doctor', 'hospital', 'location'),
    },
    { name: 'appointment-due', path: `/appointments/${world.id('due')}`, shows: words('further visit') },
    { name: 'disputes', path: '/disputes' },
    {
      name: 'dispute',
      path: `/disputes/${world.id('dispute')}`,
      shows: [
        ...texts('complaint', 'message of the patient', 'message of the hospital', 'note of an admin'),
        scriptFile,
      ],
    },
    {
      name: 'dispute-decided',
      once: true,
      path: `/disputes/${world.id('decided')}`,
      shows: texts('reason of a decision'),
    },
    {
      name: 'dispute-unanswered',
      once: true,
      path: `/disputes/${world.id('unanswered')}`,
      shows: ['No answer in time', ...texts('note on a silence')],
    },
    { name: 'payments', path: '/payments', shows: words('hospital') },
    { name: 'refunds', path: '/payments/refunds', shows: words('hospital') },
    { name: 'stuck-money', path: '/payments/stuck', shows: words('hospital') },
    { name: 'payment', path: `/payments/${world.id('payment')}`, shows: texts('note of a refund') },
    {
      name: 'reviews',
      path: '/reviews',
      shows: [...words('patient'), ...texts('reported review', 'reply, reported review', 'note of a report')],
    },
    {
      name: 'reviews-hidden',
      once: true,
      path: '/reviews?status=hidden',
      shows: texts('hidden review', 'note of hiding'),
    },
    {
      name: 'doctors',
      path: '/doctors',
      shows: words('hospital', 'doctor', 'own doctor', 'imported doctor'),
    },
    {
      name: 'doctor',
      path: `/doctors/${world.id('doctor')}`,
      shows: [
        ...words('doctor', 'hospital', 'credentials', 'licence', 'first visit', 'further visit'),
        ...texts('bio'),
      ],
    },
    {
      name: 'doctor-suspended',
      once: true,
      path: `/doctors/${world.id('suspendedDoctor')}`,
      shows: texts('suspension of a doctor'),
    },
    { name: 'hospitals', path: '/hospitals', shows: words('hospital', 'other hospital') },
    {
      name: 'hospital',
      path: `/hospitals/${world.id('hospital')}`,
      shows: [...words('hospital', 'legal name', 'tax line', 'location', 'city', 'address'), shortScript],
    },
    { name: 'verification', path: '/verification', shows: words('application', 'hospital') },
    {
      name: 'application',
      path: `/verification/${world.id('application')}`,
      shows: [
        ...words(
          'application',
          'hospital',
          'number application',
          'authority',
          'credentials applied with',
          'specialty applied for',
          'evidence',
        ),
        ...texts('bio applied with', 'note of a check'),
      ],
    },
    {
      name: 'application-rejected',
      once: true,
      path: `/verification/${world.id('rejected')}`,
      shows: texts('decision'),
    },
    { name: 'imports', path: '/imports', shows: words('file of doctors', 'file of slots') },
    {
      name: 'import',
      path: `/imports/${world.id('import')}`,
      shows: words('file of doctors', 'imported doctor id', 'row refused at home', 'message', 'value'),
    },
    {
      name: 'import-slots',
      once: true,
      path: `/imports/${world.id('slotImport')}`,
      shows: words('file of slots', 'slot id'),
    },
    { name: 'import-new', path: '/imports/new' },
    { name: 'api-keys', path: '/api-keys', shows: words('key') },
    { name: 'users', path: '/users', shows: words('person', 'patient', 'staff') },
    { name: 'user', path: `/users/${world.id('user')}`, shows: words('person', 'device') },
    {
      name: 'user-suspended',
      once: true,
      path: `/users/${world.id('suspendedUser')}`,
      shows: texts('suspension of an account'),
    },
    { name: 'audit', path: '/audit' },
    { name: 'system', path: '/system' },
    { name: 'jobs', path: '/system/jobs' },
    { name: 'not-found', once: true, path: '/of-nobody' },
  ];
}

export function screensOfDoctors(world: StrangersWorld): Screen[] {
  return [
    { name: 'today', path: `/today?day=${world.id('day')}`, shows: words('patient', 'own visit') },
    {
      name: 'profile',
      path: '/profile',
      shows: [...words('own doctor', 'hospital', 'own visit'), ...texts('bio')],
    },
    { name: 'own-reviews', path: '/own-reviews', shows: texts('answered review', 'reply, answered review') },
    {
      name: 'appointment-own',
      path: `/appointments/${world.id('ownVisit')}`,
      shows: [...words('patient', 'own visit'), ...texts('reason of the visit')],
    },
  ];
}

export function screensOfStaff(world: StrangersWorld): Screen[] {
  return [
    { name: 'overview-staff', path: '/overview' },
    {
      name: 'appointment-staff',
      path: `/appointments/${world.id('cancelled')}`,
      shows: [...words('patient', 'doctor'), ...texts('cancellation')],
    },
    {
      name: 'appointment-confirmed',
      once: true,
      path: `/appointments/${world.id('confirmed')}`,
      shows: words('patient'),
    },
    {
      name: 'hospital-reviews',
      path: '/hospital-reviews',
      shows: [...words('doctor'), ...texts('answered review', 'reply, answered review')],
    },
    { name: 'dispute-staff', path: `/disputes/${world.id('dispute')}`, shows: texts('complaint') },
    { name: 'doctor-staff', path: `/doctors/${world.id('doctor')}`, shows: words('doctor', 'specialty') },
    { name: 'import-staff', path: `/imports/${world.id('import')}`, shows: words('file of doctors') },
  ];
}

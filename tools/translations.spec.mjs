import {
  catalogueFaults,
  missingFrom,
  readCatalogue,
  withKnown,
  writeCatalogue,
} from './translations/catalogue.mjs';
import { messageFaults } from './translations/message-faults.mjs';

const rows = '{VAR_PLURAL, plural, =1 {one row} other {{INTERPOLATION} rows}}';
const hindi = '{VAR_PLURAL, plural, one {एक पंक्ति} other {{INTERPOLATION} पंक्तियाँ}}';
const arabic =
  '{VAR_PLURAL, plural, zero {لا صفوف} one {صف} two {صفان} few {{INTERPOLATION} صفوف} many {{INTERPOLATION} صفًا} other {{INTERPOLATION} صف}}';

describe('a translation', () => {
  it.each([
    ['Payment of {$INTERPOLATION}', '{$INTERPOLATION} का भुगतान', 'hi'],
    [rows, hindi, 'hi'],
    [rows, arabic, 'ar'],
    [
      '{VAR_SELECT, select, card {by card} other {{INTERPOLATION}}}',
      '{VAR_SELECT, select, card {بالبطاقة} other {{INTERPOLATION}}}',
      'ar',
    ],
    [' {$ICU} ', ' {$ICU} ', 'ar'],
  ])('of "%s" keeps what it must', (source, translation, language) => {
    expect(messageFaults(source, translation, language)).toEqual([]);
  });

  it.each([
    ['a lost placeholder', 'Payment of {$INTERPOLATION}', 'भुगतान', 'hi', ['lost {INTERPOLATION}']],
    ['an invented placeholder', 'Payment', '{$INTERPOLATION} भुगतान', 'hi', ['invented {INTERPOLATION}']],
    ['what was left in English', 'Payment', 'Payment', 'ar', ['is still in another script']],
    [
      'a plural that Arabic does not end with',
      rows,
      hindi.replaceAll(/[\u0900-\u097f]+/g, 'صف'),
      'ar',
      ['few', 'many', 'two', 'zero'].map((name) => `lacks the case ${name} of VAR_PLURAL`),
    ],
    [
      'a plural that Hindi does not have',
      rows,
      hindi.replace('one', 'few {कुछ} one'),
      'hi',
      ['has a case few of VAR_PLURAL that is never used'],
    ],
    [
      'a choice that is no choice any more',
      rows,
      '{$INTERPOLATION} पंक्तियाँ',
      'hi',
      ['lost the plural by VAR_PLURAL'],
    ],
    [
      'a case that was translated, too',
      '{VAR_SELECT, select, card {by card} other {other}}',
      '{VAR_SELECT, select, कार्ड {कार्ड से} other {अन्य}}',
      'hi',
      ['lacks the case card of VAR_SELECT', 'has a case कार्ड of VAR_SELECT that is never used'],
    ],
  ])('is told of %s', (_title, source, translation, language, faults) => {
    expect(messageFaults(source, translation, language)).toEqual(faults);
  });
});

describe('a catalogue', () => {
  const messages = { 11: 'Sign in', 12: 'Sign out' };
  const whole = writeCatalogue('hi', { 12: 'साइन आउट', 11: 'साइन इन' }, messages);

  it('is kept in one order, each translation beside its English words', () => {
    expect(Object.keys(JSON.parse(whole))).toEqual(
      expect.arrayContaining(['@@locale', '11', '@11', '12', '@12']),
    );
    expect(JSON.parse(whole)['@11']).toEqual({ source_text: 'Sign in' });
    expect(readCatalogue(whole)).toEqual({ 11: 'साइन इन', 12: 'साइन आउट' });
    expect(catalogueFaults('hi', whole, messages)).toEqual([]);
  });

  it.each([
    ['a message is missing', { ...messages, 13: 'Help' }, ['hi: 13 is missing: Help']],
    ['a message is not used any more', { 11: 'Sign in' }, ['hi: 12 is of no message any more: साइन आउट']],
    [
      'it shows other words',
      { ...messages, 11: 'Log in' },
      ['hi: is not in order, or shows other English words than the screens'],
    ],
  ])('is refused when %s', (_title, now, faults) => {
    expect(catalogueFaults('hi', whole, now)).toEqual(faults);
  });

  it('knows words again that stand between other blanks, and keeps those blanks', () => {
    const moved = { 12: 'Sign out', 21: ' Sign in ' };
    expect(withKnown(whole, moved)[21]).toBe('साइन इन');
    expect(readCatalogue(writeCatalogue('hi', withKnown(whole, moved), moved))[21]).toBe(' साइन इन ');
  });

  it('does not take the same words for the same meaning', () => {
    expect(withKnown(whole, { ...messages, 21: 'Sign in' })).toEqual(readCatalogue(whole));
  });

  it('lists what is missing with the words to translate, and forgets what is not used', () => {
    expect(missingFrom({ 11: 'साइन इन' }, messages)).toEqual({ 12: 'Sign out' });
    expect(readCatalogue(writeCatalogue('hi', { 11: 'साइन इन', 9: 'पुराना' }, messages))).toEqual({
      11: 'साइन इन',
    });
  });
});

import { credentials, northAmericanPhone, personName, transforms } from './transforms.ts';

describe('a name from a registry that shouts', () => {
  it.each([
    ['DAVID A WIEBE', 'David A Wiebe'],
    ["SHAUN O'BRIEN", "Shaun O'Brien"],
    ["MARIA D'SOUZA-KAMATH", "Maria D'Souza-Kamath"],
    ['RONALD MCDONALD', 'Ronald McDonald'],
    ['ANN MCKAY-MCGEE', 'Ann McKay-McGee'],
    ['HAROLD LEROY SMITSON II', 'Harold Leroy Smitson II'],
    ['JOHN DOE JR.', 'John Doe Jr.'],
    ['S.Y. LEE', 'S.Y. Lee'],
    ["TAE'NI CHANG", "Tae'ni Chang"],
    ['ANN - SMITH', 'Ann Smith'],
    ['ROBERT R, JONES', 'Robert R Jones'],
    ['JOSÉ ÁLVAREZ', 'José Álvarez'],
    ['VIVI VI', 'Vivi VI'],
  ])('%s becomes %s', (from, to) => {
    expect(personName(from)).toBe(to);
  });

  it('stays as it was where somebody wrote it with care', () => {
    expect(personName('Ludwig van Beethoven MacDonald')).toBe('Ludwig van Beethoven MacDonald');
  });
});

describe('credentials', () => {
  it.each([
    ['M.D.', 'MD'],
    ['M. D.', 'MD'],
    ['M.D', 'MD'],
    ['MD', 'MD'],
    ['M.D., PH.D.', 'MD, PhD'],
    ['MD, PHD', 'MD, PhD'],
    ['PH.D', 'PhD'],
    ['PHARM.D.', 'PharmD'],
    ['R.PH.', 'RPh'],
    ['P.A.-C', 'PA-C'],
    ['D.D.S., M.S., M.S.', 'DDS, MS'],
    ['MSN APRN', 'MSN APRN'],
    ['AU.D.', 'AuD'],
  ])('%s becomes %s', (from, to) => {
    expect(credentials(from)).toBe(to);
  });

  it('says nothing when only marks are left', () => {
    expect(credentials(' -, .')).toBeUndefined();
  });
});

describe('a North American telephone number', () => {
  it.each([
    ['(609) 877-7001', '+16098777001'],
    ['3088652512.0', '+13088652512'],
    ['1-308-865-2512', '+13088652512'],
  ])('%s becomes %s', (from, to) => {
    expect(northAmericanPhone(from)).toBe(to);
  });

  it.each(['5571-8211', '0000000000', '', 'ask the desk'])('"%s" is none', (text) => {
    expect(northAmericanPhone(text)).toBeUndefined();
  });
});

it('takes the fraction off numbers that are names, and off nothing else', () => {
  const text = transforms['whole_number_text'];
  expect(text?.('688482168.0')).toBe('688482168');
  expect(text?.('12.5')).toBe('12.5');
  expect(text?.('A1.0')).toBe('A1.0');
});

/** What a card number, an expiry and a security code look like while they are being typed. */

export interface Reading {
  /** As it is shown. */
  text: string;
  /** What is wrong, once enough is typed to say so. */
  fault?: { code: string; message: string };
  complete: boolean;
}

const brands = [
  { brand: 'visa', begins: /^4/, length: 16, groups: [4, 4, 4, 4], code: 3 },
  { brand: 'mastercard', begins: /^(5[1-5]|2[2-7])/, length: 16, groups: [4, 4, 4, 4], code: 3 },
  { brand: 'amex', begins: /^3[47]/, length: 15, groups: [4, 6, 5], code: 4 },
];
const anyBrand = { brand: 'unknown', begins: /^/, length: 16, groups: [4, 4, 4, 4], code: 3 };

export function brandOf(number: string): { brand: string; length: number; groups: number[]; code: number } {
  return brands.find(({ begins }) => begins.test(digitsOf(number))) ?? anyBrand;
}

export function readNumber(typed: string): Reading {
  const { length, groups } = brandOf(typed);
  const digits = digitsOf(typed).slice(0, length);
  const parts: string[] = [];
  let at = 0;
  for (const size of groups) {
    parts.push(digits.slice(at, at + size));
    at += size;
  }
  const text = parts.filter((part) => part !== '').join(' ');
  if (digits.length < length) {
    return { text, complete: false };
  }
  return hasCheckDigit(digits)
    ? { text, complete: true }
    : { text, complete: false, fault: { code: 'invalid_number', message: 'Your card number is invalid.' } };
}

/** Month and year, `12 / 34`. A 4 can only be April. */
export function readExpiry(typed: string, now: Date): Reading {
  const padded = /^\s*[2-9]/.test(typed) ? `0${typed.trim()}` : typed;
  const digits = digitsOf(padded).slice(0, 4);
  const month = digits.slice(0, 2);
  const text = digits.length > 2 ? `${month} / ${digits.slice(2)}` : month;
  if (month.length === 2 && (Number(month) < 1 || Number(month) > 12)) {
    const message = 'Your card’s expiration month is invalid.';
    return { text, complete: false, fault: { code: 'invalid_expiry_month', message } };
  }
  if (digits.length < 4) {
    return { text, complete: false };
  }
  const { year } = expiryOf(text);
  const isPast = year * 12 + Number(month) < now.getFullYear() * 12 + now.getMonth() + 1;
  return isPast
    ? {
        text,
        complete: false,
        fault: { code: 'invalid_expiry_year_past', message: 'Your card has expired.' },
      }
    : { text, complete: true };
}

export function expiryOf(text: string): { month: number; year: number } {
  const digits = digitsOf(text);
  return { month: Number(digits.slice(0, 2)), year: 2000 + Number(digits.slice(2)) };
}

export function readCode(typed: string, length: number): Reading {
  const text = digitsOf(typed).slice(0, length);
  return { text, complete: text.length === length };
}

export function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

/** ISO/IEC 7812-1, annex B. */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const weighted = place % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}

import type { InputFault } from '@smartmedconnect/sdk';
import { pageLanguage } from './language.ts';
import type { Fault } from './problem.ts';

/** A fault of an input in the reader's language, and what the API says of it in English where that says more. */
export function faultWords({ pointer, code, detail }: InputFault): Fault {
  const words = ofBounds(code, detail) ?? ofFormat(code, detail) ?? whole[code];
  if (words !== undefined) return { pointer, words };
  // The reader of the English page needs no second sentence that says less.
  if (pageLanguage === 'en') return { pointer, words: detail };
  return { pointer, words: partly[code] ?? $localize`Please look at this again.`, said: detail };
}

const fillIn = $localize`Fill this in.`;

/** Of these our words say all. */
const whole: Readonly<Record<string, string>> = {
  required: fillIn,
  invalid_value: $localize`This is none of the choices.`,
  unrecognized_keys: $localize`This cannot be set here.`,
  unchanged: $localize`This is what it is already.`,
  in_the_past: $localize`This lies in the past.`,
  past: $localize`This lies in the past.`,
  not_after_from: $localize`This comes before the first day.`,
  above_card_limit: $localize`This is more than a card can be charged at once.`,
  taken_down: $localize`This was taken down before. Write it in other words.`,
  unstorable_text: $localize`It holds a character that cannot be kept.`,
  unknown_admin: $localize`This is no administrator who could see to it.`,
  invalid_cursor: $localize`This page of the list is no more. Begin at the first.`,
  refund_notices: $localize`A half refund cannot want more notice than a whole one.`,
};

/** Of these the API's sentence names more than our words do. */
const partly: Readonly<Record<string, string>> = {
  invalid_type: $localize`This is not of the kind that is wanted.`,
  invalid_format: $localize`It is not written the way it has to be.`,
  too_small: $localize`It is too short or too little.`,
  too_big: $localize`It is too long or too much.`,
  not_multiple_of: $localize`It does not go by the steps this is counted in.`,
  not_a_card_step: $localize`It does not go by the steps this is counted in.`,
  too_many_days: $localize`These are too many days.`,
  unknown: $localize`This is not known here.`,
  forbidden: $localize`This is not for you to set.`,
  not_allowed: $localize`This is not for you to set.`,
  exists: $localize`It exists already.`,
};

/** How much it has to be, or may be, read out of the API's sentence: `expected string to have >=8 characters`. */
function ofBounds(code: string, detail: string): string | undefined {
  const [, sign, bound, unit] = /([<>]=?)(-?\d+(?:\.\d+)?)(?: (characters|items))?$/.exec(detail) ?? [];
  if (bound === undefined || !['too_small', 'too_big'].includes(code)) return undefined;
  if (sign === '>') return $localize`It has to be more than ${bound}:bound:.`;
  if (sign === '<') return $localize`It has to be less than ${bound}:bound:.`;
  if (code === 'too_small' && bound === '1' && unit !== undefined)
    return unit === 'items' ? $localize`Choose at least one.` : fillIn;
  if (unit !== 'characters')
    return code === 'too_small'
      ? $localize`No less than ${bound}:bound:.`
      : $localize`No more than ${bound}:bound:.`;
  return code === 'too_small'
    ? $localize`Too short: at least ${bound}:count: characters.`
    : $localize`Too long: at most ${bound}:count: characters.`;
}

function ofFormat(code: string, detail: string): string | undefined {
  if (code === 'invalid_type' && /received (undefined|null)$/.test(detail)) return fillIn;
  if (code === 'not_multiple_of') {
    const [, step] = /multiple of (\d+(?:\.\d+)?)$/.exec(detail) ?? [];
    return step === undefined ? undefined : $localize`Only in steps of ${step}:step:.`;
  }
  if (code !== 'invalid_format') return undefined;
  if (detail === 'Invalid email address') return $localize`This is not an e-mail address.`;
  // A pattern tells a person nothing.
  return detail.includes('must match pattern') ? partly[code] : undefined;
}

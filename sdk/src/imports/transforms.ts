/** A named treatment of a text that a mapping may ask for (`as: name`). Gives undefined when the text cannot be understood. */
export type Transform = (text: string) => string | undefined;

/** Every treatment a mapping can name, and what it does. */
export const transforms: Readonly<Record<string, Transform>> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  /** `1679576722.0` → `1679576722`: what spreadsheets make of numbers that are names. */
  whole_number_text: (text) => text.replace(/^(\d+)\.0+$/, '$1'),
  name: personName,
  credentials,
  north_american_phone: northAmericanPhone,
};

/** What a mapping may say after `as`. */
export const treatments: readonly string[] = Object.keys(transforms);

/**
 * A name from a registry that shouts: `O'BRIEN-MCDONALD, ` → `O'Brien-McDonald`. Only words wholly in capitals are touched, so names
 * written with care stay as they were written; suffixes such as III stay capital, JR. becomes Jr.
 */
export function personName(text: string): string {
  return text
    .split(/\s+/)
    .map((word) => word.replace(/,+$/, ''))
    .filter((word) => /[\p{L}\p{N}\uFFFD]/u.test(word))
    .map((word, position) =>
      position > 0 && /^(?:I{2,3}|IV|VI{0,3}|IX)$/.test(word) ? word : properWord(word),
    )
    .join(' ');
}

function properWord(word: string): string {
  if (word !== word.toUpperCase()) return word;
  return word
    .toLowerCase()
    .replace(
      /(^|[^\p{L}\p{N}'’])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    )
    .replace(/\b([ODL])(['’])(\p{L})/giu, (_, first: string, mark: string, letter: string) => {
      return first.toUpperCase() + mark + letter.toUpperCase();
    })
    .replace(/(?<!\p{L})Mc(\p{L})(?=\p{L})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}

const degreeSpellings: Readonly<Record<string, string>> = {
  PHD: 'PhD',
  PHARMD: 'PharmD',
  RPH: 'RPh',
  PSYD: 'PsyD',
  AUD: 'AuD',
  EDD: 'EdD',
  DRPH: 'DrPH',
  MED: 'MEd',
  MSED: 'MSEd',
  MSC: 'MSc',
  DSC: 'DSc',
};

/** `M.D., PH.D.` and `M. D., PHD` → `MD, PhD`: dots and the gaps between single letters go, degrees get their usual spelling. */
export function credentials(text: string): string | undefined {
  const titles = text
    .split(/[,;]/)
    .map((title) => title.replaceAll('.', ' ').trim().replace(/\s+/g, ' '))
    .map(closeGaps)
    .map((title) => title.split(' ').map(usualSpelling).join(' '))
    .filter((title) => title !== '' && title !== '-');
  return [...new Set(titles)].join(', ') || undefined;
}

/** `M D` → `MD`, `PH D` → `PHD`, `R PH` → `RPH`, `PHARM D` → `PHARMD`; `MSN APRN` stays two words. */
function closeGaps(title: string): string {
  const words = title.split(' ');
  let closed = '';
  for (const [position, word] of words.entries()) {
    const previous = words[position - 1] ?? '';
    const oneTitle =
      (word.length === 1 && /^(?:\p{L}|PH|PHARM|PSY|AU|ED)$/iu.test(previous)) ||
      (word.length === 1 && previous.length === 1) ||
      (/^(?:PH|SC)$/i.test(word) && /^\p{L}$/u.test(previous)) ||
      (/^-/.test(word) && previous !== '');
    closed += position === 0 || oneTitle ? word : ` ${word}`;
  }
  return closed;
}

function usualSpelling(word: string): string {
  const capitals = word.toUpperCase();
  return degreeSpellings[capitals] ?? (/^\p{L}{2,4}$/u.test(word) ? capitals : word);
}

/** Ten digits, however they are written, as E.164 in the North American Numbering Plan: `(609) 877-7001`, `6098777001.0` → `+16098777001`. */
export function northAmericanPhone(text: string): string | undefined {
  const digits = text
    .replace(/\.0+$/, '')
    .replace(/\D/g, '')
    .replace(/^1(?=\d{10}$)/, '');
  return /^[2-9]\d{9}$/.test(digits) ? `+1${digits}` : undefined;
}

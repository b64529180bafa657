export const contactKinds = ['an e-mail address', 'a link', 'a telephone number'] as const;

export type ContactKind = (typeof contactKinds)[number];

// Every repetition is bounded: a text made for it cannot keep the server busy.
const email = /[^\s@]{1,64}@[^\s@]{1,255}\.\p{L}{2}/u;
/** Written as one, or a bare domain. Endings that are words as well (`.in`, `.me`) are left out: people forget blanks after full stops. */
const link = /https?:\/\/\S|\bwww\.\S|\b[\p{L}\p{Nd}-]{1,63}\.(?:com|org|net|info|biz|co\.[a-z]{2})\b/iu;
/** Nine digits and more, as people group them. */
const telephone = /(?<![\p{L}\p{Nd}])\+?\(?\p{Nd}(?:[ ()./-]{0,2}\p{Nd}){8,14}(?!\p{Nd})/u;
const calendarDate =
  /\b(?:\p{Nd}{4}[-./]\p{Nd}{1,2}[-./]\p{Nd}{1,2}|\p{Nd}{1,2}[-./]\p{Nd}{1,2}[-./]\p{Nd}{2,4})\b/gu;

/** Ways to reach somebody that stand in a public text, whosever they are; they have no place there. */
export function contactDetails(text: string): ContactKind[] {
  const found: Record<ContactKind, boolean> = {
    'an e-mail address': email.test(text),
    'a link': link.test(text.replaceAll(new RegExp(email, 'gu'), ' ')),
    'a telephone number': telephone.test(text.replaceAll(calendarDate, ' on a day ')),
  };
  return contactKinds.filter((kind) => found[kind]);
}

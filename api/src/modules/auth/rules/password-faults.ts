/** Which passwords are refused: length counts, not a zoo of characters (NIST SP 800-63B, section 3.1.1). */
export const passwordMinLength = 10;
export const passwordMaxLength = 200;

const fewestDifferentCharacters = 5;
/** A shorter mailbox name (`it@…`) stands in too many good passwords to say anything. */
const telltaleMailboxLength = 5;

export type PasswordFault = 'too_short' | 'too_long' | 'too_uniform' | 'contains_email';

/** Every reason for which the password is refused; none when it is good. Lengths are in Unicode characters. */
export function passwordFaults(password: string, email = ''): PasswordFault[] {
  const characters = Array.from(password);
  const faults: [PasswordFault, boolean][] = [
    ['too_short', characters.length < passwordMinLength],
    ['too_long', characters.length > passwordMaxLength],
    ['too_uniform', new Set(characters).size < fewestDifferentCharacters],
    ['contains_email', containsEmail(password.toLowerCase(), email.toLowerCase())],
  ];
  return faults.filter(([, found]) => found).map(([fault]) => fault);
}

function containsEmail(password: string, email: string): boolean {
  const mailbox = email.split('@', 1)[0] ?? '';
  return mailbox.length >= telltaleMailboxLength && password.includes(mailbox);
}

/** Whether the name is a time zone of the IANA database (or an alias in it) that this run-time knows; offsets are none. */
export function isTimeZone(name: string): boolean {
  // An offset such as "+05:30" is taken by Intl, but has no daylight time and is no place.
  if (!/^[A-Za-z]/.test(name)) {
    return false;
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

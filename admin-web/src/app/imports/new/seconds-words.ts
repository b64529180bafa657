import { formatLocale } from '../../ui/language.ts';

const minute = 60;
const hour = 60 * minute;

/** Seconds as the reader says them, no finer than anybody waits for: 45 sec, 3 min, 1 hr 5 min. */
export function secondsWords(seconds: number, locale = formatLocale): string {
  const whole = Math.max(0, Math.round(seconds));
  const say = (value: number, unit: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  if (whole < minute) return say(whole, 'second');
  if (whole < hour) return say(Math.ceil(whole / minute), 'minute');
  const minutes = Math.floor((whole % hour) / minute);
  return [say(Math.floor(whole / hour), 'hour'), ...(minutes > 0 ? [say(minutes, 'minute')] : [])].join(' ');
}

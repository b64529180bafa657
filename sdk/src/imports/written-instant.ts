const shape =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d{0,6})?)?(?:(Z)|([+-])(\d\d):?(\d\d))?$/i;
const minuteMs = 60_000;

export interface WrittenInstant {
  /** Epoch milliseconds; of a local time those of the same time on a wall in UTC. */
  ms: number;
  /** Whether no offset was written. */
  isLocal: boolean;
}

/** What a `start` says, in whichever form the server takes; undefined when it is none of them. Whether there is such a day is the server's to say. */
export function writtenInstant(text: string): WrittenInstant | undefined {
  const found = shape.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = '', utc, sign, hours, minutes] = found;
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number(fraction.padEnd(3, '0')),
  );
  if (sign === undefined) return { ms: wall, isLocal: utc === undefined };
  const offset = (Number(hours) * 60 + Number(minutes)) * minuteMs;
  return { ms: sign === '-' ? wall + offset : wall - offset, isLocal: false };
}

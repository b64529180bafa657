// Prints slots for the doctors of doctors/ok/doctors.csv on the 14 weekdays after a day (today when none is given), as CSV:
//
//   node make-demo-slots.mjs [YYYY-MM-DD] > slots.csv
//
// Doctors see patients from 09:00 to 13:00 and from 14:00 to 17:00, local to their location, in slots as long as their visits. The same day gives
// the same file. Nothing but Node is needed.
import { readFileSync } from 'node:fs';

const weekdayCount = 14;
const hours = [
  { from: 9 * 60, to: 13 * 60 },
  { from: 14 * 60, to: 17 * 60 },
];

const after = process.argv[2] ?? new Date().toISOString().slice(0, 10);
if (!/^\d{4}-\d{2}-\d{2}$/.test(after) || Number.isNaN(Date.parse(after))) {
  console.error(`"${after}" is not a day: write it as 2030-05-06.`);
  process.exit(2);
}

const lines = ['external_id,doctor_external_id,location,start,end,capacity,visit_type'];
for (const doctor of doctors()) {
  for (const day of weekdaysAfter(after)) {
    for (const { from, to } of hours) {
      for (let start = from; start + doctor.minutes <= to; start += doctor.minutes) {
        const key = `${doctor.id}/${day}/${clock(start)}`;
        const end = clock(start + doctor.minutes);
        lines.push(`${key},${doctor.id},${doctor.location},${day} ${clock(start)},${day} ${end},1,${doctor.visitType}`);
      }
    }
  }
}
process.stdout.write(`${lines.join('\n')}\n`);

function doctors() {
  const text = readFileSync(new URL('doctors/ok/doctors.csv', import.meta.url), 'utf8');
  const [header, ...rows] = text.trimEnd().split('\n').map(cells);
  return rows.map((row) => {
    const cell = (name) => row[header.indexOf(name)];
    return {
      id: cell('external_id'),
      location: cell('location'),
      visitType: cell('visit_type'),
      minutes: Number(cell('duration_minutes')),
    };
  });
}

/** The cells of a line of our own sample, in which quoted cells hold no line breaks. */
function cells(line) {
  const found = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return Array.from(found, ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
}

function weekdaysAfter(day) {
  const days = [];
  const date = new Date(`${day}T00:00:00Z`);
  while (days.length < weekdayCount) {
    date.setUTCDate(date.getUTCDate() + 1);
    const weekday = date.getUTCDay();
    if (weekday !== 0 && weekday !== 6) days.push(date.toISOString().slice(0, 10));
  }
  return days;
}

function clock(minutes) {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

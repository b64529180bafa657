/** Fills the demo hospital the way a hospital does it: through the command line, from files. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { dataFolder } from './data-folder.mjs';
import { root } from './prepare.mjs';
import { run } from './processes.mjs';
import { Failure } from './steps.mjs';

const login = { email: 'it@demo.test', password: 'Demo-Pass-2026!' };
const doctorsFile = 'cli/samples/doctors/ok/doctors.csv';
const someRowsRefused = 3;
const slotsFile = join(dataFolder, 'demo-slots.csv');
/** What is all in: an interrupted import is taken up by the next start. */
const slotsImported = join(dataFolder, 'demo-slots.imported.csv');

/** Keeps what is there; a later start adds the days that have come into reach since. */
export async function importDemo(url) {
  const present = await demoContent(url);
  const slots = await demoSlots();
  const sameSlots = existsSync(slotsImported) && readFileSync(slotsImported, 'utf8') === slots;
  if (present.doctors && present.slots && sameSlots) return;
  const smc = commandLine(url);
  await smc(
    'Sign-in to the demo hospital',
    ['login', '--email', login.email, '--password-stdin'],
    login.password,
  );
  if (!present.doctors) await smc('Import of the doctors', ['doctors', 'import', doctorsFile]);
  writeFileSync(slotsFile, slots);
  await smc('Import of the slots', ['slots', 'import', relative(root, slotsFile)]);
  copyFileSync(slotsFile, slotsImported);
}

async function demoContent(url) {
  const { items: hospitals } = await read(`${url}/v1/hospitals?limit=100`);
  const hospital = hospitals.find(({ slug }) => slug === 'demo');
  if (!hospital) throw new Failure('The demo hospital is not in the database, although the demo seed ran.');
  const from = new Date();
  const to = new Date(from.getTime() + 7 * 24 * 3_600_000);
  const soon = new URLSearchParams({
    hospitalId: hospital.id,
    from: from.toISOString(),
    to: to.toISOString(),
    limit: '1',
  });
  const doctors = await read(`${url}/v1/doctors?hospitalId=${hospital.id}&limit=2`);
  const slots = await read(`${url}/v1/slots?${soon}`);
  // One doctor comes with the demo logins; the rest are imported.
  return { doctors: doctors.items.length > 1, slots: slots.items.length > 0 };
}

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Failure(`${address} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

async function demoSlots() {
  const { code, output } = await run('node', ['cli/samples/make-demo-slots.mjs']);
  if (code !== 0) throw new Failure(`The demo slots could not be made.\n\n${output}`);
  return output;
}

/** `smc` with a configuration of its own: the sign-ins of the person at this machine stay out of it. */
function commandLine(url) {
  const env = { SMC_API_URL: url, XDG_CONFIG_HOME: join(dataFolder, 'config'), SMC_API_KEY: undefined };
  return async (title, args, input) => {
    if (input === undefined) console.log(`\n$ npx smc ${args.join(' ')}`);
    const { code, output } = await run('node', ['cli/dist/main.js', ...args], {
      env,
      input,
      show: input === undefined,
    });
    if (code === someRowsRefused) return console.log(`${title}: some rows were refused; the rest is in.`);
    if (code !== 0) throw new Failure(`${title} ended with exit code ${code}.\n${output}`);
  };
}

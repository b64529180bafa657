import { Command } from 'commander';
import { connectSignedIn } from '../connection.ts';
import { writeJson } from '../output.ts';
import { printable } from '../words.ts';
import { optionsOf } from './options.ts';

export function whoamiCommand(): Command {
  return new Command('whoami')
    .description('says who is signed in, and where')
    .action(async (_options, command: Command) => {
      const options = optionsOf<object>(command);
      const client = await connectSignedIn(options);
      const me = await client.account.me();
      if (options.json) {
        writeJson(me);
        return;
      }
      const hospital = me.hospitalId ? await client.hospitals.get(me.hospitalId) : undefined;
      const place = hospital ? ` of ${hospital.name}` : '';
      process.stdout.write(`${printable(`${me.fullName} <${me.email}>, ${me.role}${place}`)}\n`);
    });
}

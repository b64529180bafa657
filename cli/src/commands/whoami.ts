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
      const { client, isMachine } = await connectSignedIn(options);
      const me = isMachine ? await client.apiKeys.current() : await client.account.me();
      if (options.json) {
        writeJson(me);
        return;
      }
      const hospital = me.hospitalId ? await client.hospitals.get(me.hospitalId) : undefined;
      const place = hospital ? ` of ${hospital.name}` : '';
      const who =
        'email' in me ? `${me.fullName} <${me.email}>, ${me.role}` : `API key ${me.prefix}… (${me.name})`;
      process.stdout.write(`${printable(`${who}${place}`)}\n`);
    });
}

import { text } from 'node:stream/consumers';
import password from '@inquirer/password';
import { ApiProblem, SmartMedConnect } from '@smartmedconnect/sdk';
import { Command } from 'commander';
import { apiUrlOf } from '../connection.ts';
import { Credentials } from '../credentials.ts';
import { Misuse, NotSignedIn } from '../exit-codes.ts';
import { say } from '../words.ts';
import { optionsOf } from './options.ts';

interface LoginOptions {
  email?: string;
  apiKeyStdin?: boolean;
  passwordStdin?: boolean;
}

export function loginCommand(): Command {
  return new Command('login')
    .description('signs in and keeps the sign-in in a profile that only you can read')
    .option('--email <address>', 'sign in as a person; asks for the password')
    .option('--password-stdin', 'read the password from stdin')
    .option('--api-key-stdin', 'sign in as a machine; reads the API key from stdin')
    .addHelpText(
      'after',
      `
Examples:
  $ smc login --email it@hospital.example
  $ smc login --api-key-stdin < /run/secrets/smc-key`,
    )
    .action(async (_options, command: Command) => {
      const options = optionsOf<LoginOptions>(command);
      const credentials = new Credentials();
      const known = await credentials.read(options.profile);
      const apiUrl = apiUrlOf(options, process.env, known);
      if (options.apiKeyStdin) {
        const apiKey = await firstLineOfStdin('API key');
        await verifyKey(apiUrl, apiKey);
        await credentials.write(options.profile, { apiUrl, apiKey });
      } else {
        const email = options.email ?? known?.email;
        if (!email) {
          throw new Misuse('Say who signs in: --email <address>, or --api-key-stdin for a machine.');
        }
        const secret = await askPassword(email, options.passwordStdin ?? false);
        const session = await signIn(apiUrl, email, secret);
        await credentials.write(options.profile, { apiUrl, email, session });
      }
      if (!options.quiet) {
        say(`Signed in to ${apiUrl} (profile ${options.profile}).`);
      }
    });
}

async function signIn(apiUrl: string, email: string, secret: string) {
  try {
    const client = new SmartMedConnect({ baseUrl: apiUrl });
    return await client.account.signIn({ email, password: secret, deviceName: 'smc' });
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.code === 'auth.invalid_credentials') {
      throw new NotSignedIn('E-mail or password is not right.');
    }
    throw problem;
  }
}

async function verifyKey(apiUrl: string, apiKey: string): Promise<void> {
  if (!/^smc_(test|live)_\S+$/.test(apiKey)) {
    throw new Misuse('That is no API key: it begins with smc_test_ or smc_live_.');
  }
  await new SmartMedConnect({ baseUrl: apiUrl, auth: { apiKey } }).apiKeys.current();
}

async function askPassword(email: string, fromStdin: boolean): Promise<string> {
  if (fromStdin) {
    return firstLineOfStdin('password');
  }
  if (!process.stdin.isTTY) {
    throw new Misuse(
      'There is no terminal to ask for the password on: use --password-stdin or --api-key-stdin.',
    );
  }
  return password({ message: `Password of ${email}`, mask: true }, { output: process.stderr });
}

async function firstLineOfStdin(what: string): Promise<string> {
  const line = (await text(process.stdin)).split(/\r?\n/, 1)[0]?.trim();
  if (!line) {
    throw new Misuse(`There is no ${what} on stdin.`);
  }
  return line;
}

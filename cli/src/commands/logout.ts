import { ApiProblem, ConnectionFailure } from '@smartmedconnect/sdk';
import { Command } from 'commander';
import { connect, type Connection } from '../connection.ts';
import { Credentials } from '../credentials.ts';
import { NotSignedIn } from '../exit-codes.ts';
import { say } from '../words.ts';
import { optionsOf } from './options.ts';

export function logoutCommand(): Command {
  return new Command('logout')
    .description('ends the session on the server and forgets the profile')
    .action(async (_options, command: Command) => {
      const options = optionsOf<object>(command);
      const credentials = new Credentials();
      const profile = await credentials.read(options.profile);
      let ended = true;
      if (profile?.session) {
        ended = await endSession(
          (await connect({ profile: options.profile }, environmentOfProfile())).client,
        );
      }
      const known = await credentials.remove(options.profile);
      if (!options.quiet) {
        say(
          known
            ? `Signed out (profile ${options.profile}).`
            : `Nobody was signed in (profile ${options.profile}).`,
        );
        if (!ended) {
          say('The server could not be told; the session there ends by itself.');
        }
      }
    });
}

/** The session of the profile is to end, where it was begun, whatever key or address the environment names. */
function environmentOfProfile(): NodeJS.ProcessEnv {
  return { ...process.env, SMC_API_KEY: undefined, SMC_API_URL: undefined };
}

/** A session that the server no longer knows is as good as ended. */
async function endSession(client: Connection['client']): Promise<boolean> {
  try {
    await client.account.signOut();
    return true;
  } catch (error) {
    if (error instanceof NotSignedIn || (error instanceof ApiProblem && error.status === 401)) {
      return true;
    }
    if (error instanceof ApiProblem || error instanceof ConnectionFailure) {
      return false;
    }
    throw error;
  }
}

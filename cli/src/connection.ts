import { type Auth, SmartMedConnect, type TransportOptions } from '@smartmedconnect/sdk';
import { Credentials } from './credentials.ts';
import { NotSignedIn } from './exit-codes.ts';

export const defaultApiUrl = 'http://localhost:3000';

/** The options every command has. */
export interface GlobalOptions {
  profile: string;
  apiUrl?: string;
  json?: boolean;
  quiet?: boolean;
}

/** Scripts run at night: they wait longer for a server that is busy or starting than a person would. */
const patience: TransportOptions = { retries: 6, timeoutMs: 60_000 };

export interface Connection {
  client: SmartMedConnect;
  /** Whether an API key speaks, not a person. */
  isMachine: boolean;
}

/** The client as the options, the environment and the profile say, in that order. */
export async function connect(options: GlobalOptions, env = process.env): Promise<Connection> {
  const credentials = new Credentials(env);
  const profile = await credentials.read(options.profile);
  const baseUrl = options.apiUrl ?? env['SMC_API_URL'] ?? profile?.apiUrl ?? defaultApiUrl;
  const auth = authOf(env, profile);
  const client = new SmartMedConnect({
    baseUrl,
    ...patience,
    ...(auth && { auth }),
    onSession: (session) => {
      if (session && profile) {
        void credentials.write(options.profile, { ...profile, session });
      }
    },
  });
  return { client, isMachine: auth !== undefined && 'apiKey' in auth };
}

/** The same, for commands that need somebody: says so before anything is read or sent. */
export async function connectSignedIn(options: GlobalOptions, env = process.env): Promise<Connection> {
  if (!authOf(env, await new Credentials(env).read(options.profile))) {
    throw new NotSignedIn();
  }
  return connect(options, env);
}

function authOf(env: NodeJS.ProcessEnv, profile: Awaited<ReturnType<Credentials['read']>>): Auth | undefined {
  const apiKey = env['SMC_API_KEY'] || profile?.apiKey;
  if (apiKey) {
    return { apiKey };
  }
  return profile?.session && { session: profile.session };
}

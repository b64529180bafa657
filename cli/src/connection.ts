import { type Auth, SmartMedConnect, type TransportOptions } from '@smartmedconnect/sdk';
import { Credentials, type Profile } from './credentials.ts';
import { Misuse, NotSignedIn } from './exit-codes.ts';
import { SharedSession } from './shared-session.ts';

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
  const baseUrl = apiUrlOf(options, env, profile);
  const server = { baseUrl, ...patience };
  const auth = authOf(env, profile, () => sessionOf(profile, { credentials, name: options.profile, server }));
  if (auth && !env['SMC_API_KEY'] && profile && !sameServer(profile.apiUrl, baseUrl)) {
    throw new NotSignedIn(
      `The profile ${options.profile} is signed in to ${profile.apiUrl}, not to ${baseUrl}.`,
    );
  }
  const client = new SmartMedConnect({ ...server, ...(auth && { auth }) });
  return { client, isMachine: auth !== undefined && 'apiKey' in auth };
}

/** The same, for commands that need somebody: says so before anything is read or sent. */
export async function connectSignedIn(options: GlobalOptions, env = process.env): Promise<Connection> {
  const profile = await new Credentials(env).read(options.profile);
  if (!env['SMC_API_KEY'] && !profile?.apiKey && !profile?.session) {
    throw new NotSignedIn();
  }
  return connect(options, env);
}

/** Where the API is. */
export function apiUrlOf(
  options: GlobalOptions,
  env: NodeJS.ProcessEnv,
  profile: Profile | undefined,
): string {
  const url = options.apiUrl || env['SMC_API_URL'] || profile?.apiUrl || defaultApiUrl;
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new Misuse(`${url} is no address of an API: it begins with https:// or http://.`);
  }
  return url;
}

function authOf(
  env: NodeJS.ProcessEnv,
  profile: Profile | undefined,
  session: () => Auth | undefined,
): Auth | undefined {
  const apiKey = env['SMC_API_KEY'] || profile?.apiKey;
  return apiKey ? { apiKey } : session();
}

interface SessionHome {
  credentials: Credentials;
  name: string;
  server: TransportOptions & { baseUrl: string };
}

function sessionOf(
  profile: Profile | undefined,
  { credentials, name, server }: SessionHome,
): Auth | undefined {
  if (!profile?.session) {
    return undefined;
  }
  const shared = new SharedSession(credentials, name, profile.session, server);
  return { accessToken: (refused) => shared.token(refused) };
}

/** What was given to one server is not shown to another. */
function sameServer(one: string, other: string): boolean {
  return URL.parse(one)?.origin === URL.parse(other)?.origin;
}

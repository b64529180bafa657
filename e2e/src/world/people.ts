import { SmartMedConnect } from '@smartmedconnect/sdk';
import { demoPassword } from './server.ts';

/** A client that is signed in as one of the demo logins, or as whoever is named. */
export function signedIn(baseUrl: string, email: string, password = demoPassword): SmartMedConnect {
  return new SmartMedConnect({ baseUrl, auth: { email, password } });
}

/** A partner app's new patient: registered and signed in. */
export async function newPatient(baseUrl: string, name: string): Promise<SmartMedConnect> {
  const client = new SmartMedConnect({ baseUrl });
  const email = `${name}@patients.example`;
  await client.account.register({ email, password: demoPassword, fullName: name });
  await client.account.signIn({ email, password: demoPassword });
  return client;
}

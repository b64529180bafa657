import { AccountSchema } from './accounts/account.entity.ts';
import { SavedViewSchema } from './saved-views/saved-view.entity.ts';
import { SessionSchema } from './sessions/session.entity.ts';
import { SignInFailuresSchema } from './sessions/sign-in-failures.entity.ts';

export { newAccountFields, refuseEmailInPassword } from './accounts/account.schemas.ts';
export { actorName } from './accounts/actor-name.ts';
export { CreateAccount, type NewAccount } from './accounts/create-account.ts';
export { GiveDoctorRole } from './accounts/give-doctor-role.ts';
export { lockPatient } from './accounts/lock-patient.ts';
export { AuthModule } from './auth.module.ts';
export { PasswordHashes } from './passwords/password-hashes.ts';
export { AccessTokens } from './sessions/access-tokens.ts';

export const authEntities = [AccountSchema, SessionSchema, SignInFailuresSchema, SavedViewSchema];

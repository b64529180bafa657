import { Global, Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { AccessTokenReader } from '../../platform/guards/token-readers.ts';
import { AccountsController } from './accounts/accounts.controller.ts';
import { CreateAccount } from './accounts/create-account.ts';
import { GiveDoctorRole } from './accounts/give-doctor-role.ts';
import { OwnAccount } from './accounts/own-account.ts';
import { RegisterPatient } from './accounts/register-patient.ts';
import { PasswordHashes } from './passwords/password-hashes.ts';
import { SavedViewsController } from './saved-views/saved-views.controller.ts';
import { SavedViews } from './saved-views/saved-views.ts';
import { AccessTokenStrategy } from './sessions/access-token.strategy.ts';
import { AccessTokens } from './sessions/access-tokens.ts';
import { OwnSessions } from './sessions/own-sessions.ts';
import { RefreshSession } from './sessions/refresh-session.ts';
import { RefreshTokens } from './sessions/refresh-tokens.ts';
import { RevokedSessions } from './sessions/revoked-sessions.ts';
import { SessionsController } from './sessions/sessions.controller.ts';
import { SignIn } from './sessions/sign-in.ts';
import { TokenPairs } from './sessions/token-pairs.ts';
import { ReadUsers } from './users/read-users.ts';
import { SuspendUser } from './users/suspend-user.ts';
import { UserSessionsController } from './users/user-sessions.controller.ts';
import { UserSessions } from './users/user-sessions.ts';
import { UsersController } from './users/users.controller.ts';

@Global()
@Module({
  imports: [JwtModule.register({})],
  controllers: [
    AccountsController,
    SessionsController,
    UsersController,
    UserSessionsController,
    SavedViewsController,
  ],
  providers: [
    PasswordHashes,
    CreateAccount,
    RegisterPatient,
    GiveDoctorRole,
    OwnAccount,
    AccessTokenStrategy,
    AccessTokens,
    RefreshTokens,
    TokenPairs,
    RevokedSessions,
    SignIn,
    RefreshSession,
    OwnSessions,
    ReadUsers,
    SuspendUser,
    UserSessions,
    SavedViews,
    { provide: AccessTokenReader, useExisting: AccessTokens },
  ],
  exports: [AccessTokens, AccessTokenReader, CreateAccount, GiveDoctorRole],
})
export class AuthModule {}

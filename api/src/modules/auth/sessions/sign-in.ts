import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { newId } from '../../../values/ids.ts';
import { Refusal } from '../../../values/refusal.ts';
import type { AccountAnswer } from '../accounts/account.schemas.ts';
import { PasswordHashes } from '../passwords/password-hashes.ts';
import { secondsUntil } from '../rules/sign-in-lock.ts';
import type { SignInBody, Tokens } from './session.schemas.ts';
import {
  countFailure,
  lockOf,
  type NewSession,
  type SessionOutcome,
  signInCandidate,
  startSession,
} from './session.queries.ts';
import { lockedOut, signedIn, signInFailed } from './sign-in-entries.ts';
import { sessionEnd, TokenPairs } from './token-pairs.ts';

/** What the request tells of the device, beside the name the person gave it. */
export interface Device {
  userAgent: string | undefined;
  ipAddress: string;
}

const demoLogin = /@demo\.test$/;

/**
 * Signs a person in. An unknown address takes the same steps and the same time as a wrong password, counts its failures and is
 * locked like a known one, so nothing tells who has an account; that one is suspended, its password alone brings out.
 */
@Injectable()
export class SignIn {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PasswordHashes) private readonly passwordHashes: PasswordHashes,
    @Inject(TokenPairs) private readonly tokenPairs: TokenPairs,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async execute({ email, password, deviceName }: SignInBody, device: Device): Promise<Tokens> {
    const emailHash = createHash('sha256').update(email).digest();
    const candidate = await signInCandidate(this.database.sql, email, emailHash);
    if (candidate.lockedUntil && candidate.lockedUntil > this.clock.now()) {
      throw this.locked(candidate.lockedUntil);
    }
    const account = this.demoLoginInProduction(email) ? undefined : candidate.account;
    const matches = await this.passwordHashes.matches(password, account?.passwordHash);
    if (!account || !matches) {
      throw await this.failed(emailHash, account?.user);
    }
    const now = this.clock.now();
    const session = {
      id: newId(),
      accountId: account.user.id,
      tokenSeed: this.tokenPairs.newSeed(),
      deviceName: deviceName ?? null,
      userAgent: device.userAgent?.slice(0, 300) ?? null,
      ipAddress: device.ipAddress,
      now,
      expiresAt: sessionEnd(now),
    };
    // The lock is looked at again: of many guesses at a time, those after the lock learn nothing, not even a right one.
    const outcome = await this.start(session, emailHash, account.user);
    if (outcome !== 'started') {
      throw outcome === 'locked' ? await this.refusedByLock(emailHash) : new Refusal('auth.suspended');
    }
    return this.tokenPairs.make(account.user, session.id, 0, session.tokenSeed);
  }

  private start(session: NewSession, emailHash: Buffer, user: AccountAnswer): Promise<SessionOutcome> {
    return this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const outcome = await startSession(transaction, session, emailHash);
      if (outcome !== 'locked') {
        const entry = outcome === 'started' ? signedIn(user, session.id) : signInFailed(user, outcome);
        await this.audit.write(transaction, entry);
      }
      return outcome;
    });
  }

  private async failed(emailHash: Buffer, user: AccountAnswer | undefined): Promise<Refusal> {
    const counted = await this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const failure = await countFailure(transaction, emailHash, this.clock.now());
      if (failure) {
        const failed = signInFailed(user, user ? 'wrong_password' : 'unknown_address');
        const { lockedUntil } = failure;
        const entries = lockedUntil === null ? [failed] : [failed, lockedOut(user, lockedUntil)];
        await this.audit.writeAll(transaction, entries);
      }
      return failure;
    });
    return counted ? new Refusal('auth.invalid_credentials') : this.refusedByLock(emailHash);
  }

  private async refusedByLock(emailHash: Buffer): Promise<Refusal> {
    return this.locked((await lockOf(this.database.sql, emailHash)) ?? this.clock.now());
  }

  private locked(until: Date): Refusal {
    const retryAfterSeconds = secondsUntil(until, this.clock.now());
    return new Refusal('auth.locked', {
      detail: `Too many failed sign-ins with this address. Try again in ${retryAfterSeconds} s.`,
      retryAfterSeconds,
    });
  }

  /** A database filled for a demonstration may end up behind a production server: its published password opens nothing there. */
  private demoLoginInProduction(email: string): boolean {
    return this.settings.NODE_ENV === 'production' && demoLogin.test(email);
  }
}

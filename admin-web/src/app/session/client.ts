import { InjectionToken, inject } from '@angular/core';
import { SmartMedConnect } from '@smartmedconnect/sdk';
import { KeptRefreshToken } from './kept-refresh-token.ts';

/**
 * The one client of the portal. It signs its calls, and renews the session once for all calls that run in parallel. What a button sends
 * again because no answer came is done once.
 */
export const Client = new InjectionToken<SmartMedConnect>('the client of the API', {
  providedIn: 'root',
  factory: () => {
    const kept = inject(KeptRefreshToken);
    return new SmartMedConnect({
      baseUrl: location.origin,
      repeatedByHand: true,
      ...sessionFrom(kept.token()),
      onSession: (session) => kept.keep(session?.refreshToken),
      renewal: kept.renewal,
    });
  },
});

/** Only the refresh token has outlived the reload; an access token that has ended makes the first call renew it. */
function sessionFrom(refreshToken: string | undefined) {
  if (refreshToken === undefined) return {};
  return { auth: { session: { refreshToken, accessToken: '', expiresAt: 0 } } };
}

/** The accounts of the books. A positive amount is what an account has or is owed; a patient's is what they have been given back. */
export const ledgerAccounts = ['patient', 'clearing', 'hospital', 'platform', 'refund'] as const;
export type LedgerAccount = (typeof ledgerAccounts)[number];

/** Money that moves between two owners, the platform's part of it named. */
export interface Moved {
  amountMinor: number;
  platformFeeMinor: number;
}

type Movement = Partial<Record<LedgerAccount, number>>;

/** Every movement there is, as data: what it adds to which account. Each sums to zero. docs/ledger.md tells them in words. */
export const movements = {
  /** A patient's money has come. */
  payment_received: ({ amountMinor }) => ({ patient: -amountMinor, clearing: amountMinor }),
  /** It is shared: the platform's fee, the rest the hospital's. */
  payment_shared: ({ amountMinor, platformFeeMinor }) => ({
    clearing: -amountMinor,
    hospital: amountMinor - platformFeeMinor,
    platform: platformFeeMinor,
  }),
  /** Money is owed back: each gives its part. */
  refund_owed: ({ amountMinor, platformFeeMinor }) => ({
    hospital: platformFeeMinor - amountMinor,
    platform: -platformFeeMinor,
    refund: amountMinor,
  }),
  /** It is on its way to the patient. */
  refund_paid: ({ amountMinor }) => ({ refund: -amountMinor, patient: amountMinor }),
  /** It came back, though Stripe had called it paid: it is owed again. */
  refund_bounced: ({ amountMinor }) => ({ patient: -amountMinor, refund: amountMinor }),
} as const satisfies Record<string, (moved: Moved) => Movement>;

export type MovementKind = keyof typeof movements;

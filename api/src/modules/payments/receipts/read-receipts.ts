import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.ts';
import { Database } from '../../../platform/database/database.ts';
import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import { Refusal } from '../../../values/refusal.ts';
import { type ReceiptFacts, readReceipt } from './receipt.queries.ts';
import { receiptAnswer } from './receipt-answer.ts';
import type { Receipt, ReceiptQuery } from './receipt.schemas.ts';

/**
 * Receipts, for the patient and whoever works for the hospital. What a patient paid is not the doctor's to know; who else has read
 * it is written down. A receipt goes by the id of its appointment, as everywhere.
 */
@Injectable()
export class ReadReceipts {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async one(caller: Caller, appointmentId: string, { language }: ReceiptQuery): Promise<Receipt> {
    const facts = await readReceipt(this.database.sql, appointmentId);
    if (!facts || !seesReceipt(caller, facts)) {
      throw new Refusal('not_found', {
        detail: 'There is no such appointment, or nothing has been paid for it yet.',
      });
    }
    const hospitalId = facts.hospital.id;
    await this.audit.write(this.database.sql, { action: 'receipt.read', id: appointmentId, hospitalId });
    return receiptAnswer(facts, language);
  }
}

function seesReceipt(caller: Caller, { patient, hospital }: ReceiptFacts): boolean {
  return caller.kind === 'person' && caller.role === 'patient'
    ? caller.accountId === patient.id
    : worksFor(caller, hospital.id);
}

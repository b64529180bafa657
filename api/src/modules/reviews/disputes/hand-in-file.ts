import { Inject, Injectable } from '@nestjs/common';
import type { DisputeAnswered } from '../../../events/dispute-answered.ts';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { SealedBox } from '../../../platform/crypto/sealed-box.ts';
import { Database } from '../../../platform/database/database.ts';
import { SealedFiles } from '../../../platform/files/sealed-files.ts';
import { actorOf, type Caller } from '../../../platform/guards/caller.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { newId } from '../../../values/ids.ts';
import { Refusal } from '../../../values/refusal.ts';
import { mostFilesOfASide } from '../rules/accepted-file.ts';
import { disputeIds, lockDispute, requireUnsettled, touch } from './change-dispute.ts';
import { discardFile } from './discard-file.ts';
import { DisputeAnswers } from './dispute-answers.ts';
import { DisputeFile } from './dispute-file.entity.ts';
import type { FileAnswer } from './dispute.schemas.ts';
import { type SentFile, takenFile, type TakenFile } from './sent-file.ts';

const answered: DisputeAnswered['type'] = 'dispute.answered';

/**
 * A side hands in a file. Its row comes first, then its bytes go to the store, outside of any transaction, and only then the row says so:
 * whatever breaks in between leaves a row that nobody is shown and `LostFiles` clears away, never bytes that nobody knows of.
 */
@Injectable()
export class HandInFile {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(SealedBox) private readonly sealedBox: SealedBox,
    @Inject(SealedFiles) private readonly files: SealedFiles,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(DisputeAnswers) private readonly answers: DisputeAnswers,
  ) {}

  async run(caller: Caller, disputeId: string, sent: SentFile, once?: Once): Promise<FileAnswer> {
    const taken = takenFile(sent);
    const id = await this.announce(caller, disputeId, taken);
    try {
      await this.files.put(id, taken.bytes);
      return await this.arrived(caller, disputeId, id, once);
    } catch (error) {
      // What cannot be cleared away now is lost, and found later.
      await discardFile(this.database, this.files, id).catch(() => undefined);
      throw error;
    }
  }

  private announce(
    caller: Caller,
    disputeId: string,
    { name, mediaType, bytes }: TakenFile,
  ): Promise<string> {
    return this.database.transaction(async (em) => {
      const { dispute, side } = await lockDispute(em, disputeId, caller);
      requireUnsettled(dispute);
      if ((await em.count(DisputeFile, { disputeId, side })) >= mostFilesOfASide) {
        throw new Refusal('disputes.too_many_files', {
          detail: `Each side can hand in ${mostFilesOfASide} files.`,
        });
      }
      const file = em.create(DisputeFile, {
        id: newId(),
        disputeId,
        side,
        author: actorOf(caller),
        name: this.sealedBox.seal(name),
        mediaType,
        sizeBytes: bytes.length,
        createdAt: this.clock.now(),
      });
      await em.persist(file).flush();
      return file.id;
    });
  }

  /** It may have been closed meanwhile, or the request's twin may have been faster: then the file is not handed in. */
  private arrived(caller: Caller, disputeId: string, id: string, once?: Once): Promise<FileAnswer> {
    return this.transactions.run(once, async (em) => {
      const { dispute, side } = await lockDispute(em, disputeId, caller);
      requireUnsettled(dispute);
      const now = this.clock.now();
      const file = await em.findOneOrFail(DisputeFile, { id });
      file.storedAt = now;
      if (side !== 'admin') {
        touch(dispute, now);
      }
      await em.flush();
      const transaction = em.getKysely<never>();
      const payload: DisputeAnswered['payload'] = { ...disputeIds(dispute), said: 'file', side };
      await this.outbox.publish(transaction, { type: answered, payload });
      const { mediaType, sizeBytes, createdAt } = file;
      await this.audit.write(transaction, {
        action: 'dispute.file_added',
        id: disputeId,
        hospitalId: dispute.hospitalId,
        details: { fileId: id, mediaType, sizeBytes },
      });
      const name = Buffer.from(file.name);
      const at = { createdAt: createdAt.toISOString() };
      return this.answers.file({ id, side: file.side, name, mediaType, sizeBytes, ...at });
    });
  }
}

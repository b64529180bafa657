import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Audit } from '../../../platform/audit/audit.ts';
import { SealedBox } from '../../../platform/crypto/sealed-box.ts';
import { Database } from '../../../platform/database/database.ts';
import { SealedFiles } from '../../../platform/files/sealed-files.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { notFound } from '../../../values/refusal.ts';
import { sideIn } from './dispute-sides.ts';

export interface OpenedFile {
  bytes: Buffer;
  mediaType: string;
  name: string;
}

interface Row {
  name: Buffer;
  mediaType: string;
  patientId: string;
  hospitalId: string;
}

/** A file that was handed in, for both sides and the admins. Such files show what nobody else may see: who of the hospital's or the platform's people opened one is written down. */
@Injectable()
export class ReadFile {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SealedBox) private readonly sealedBox: SealedBox,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(SealedFiles) private readonly files: SealedFiles,
  ) {}

  async one(caller: Caller, disputeId: string, fileId: string): Promise<OpenedFile> {
    const { rows } = await sql<Row>`
      select f.name, f.media_type as "mediaType", d.patient_id as "patientId", d.hospital_id as "hospitalId"
        from dispute_files f join disputes d on d.id = f.dispute_id
       where f.id = ${fileId}::uuid and d.id = ${disputeId}::uuid and f.stored_at is not null`.execute(
      this.database.sql,
    );
    const [file] = rows;
    if (!file || !sideIn(caller, file)) {
      throw notFound();
    }
    const opened = {
      bytes: await this.files.get(fileId),
      mediaType: file.mediaType,
      name: this.sealedBox.open(file.name),
    };
    const { hospitalId } = file;
    await this.audit.write(this.database.sql, {
      action: 'dispute.file_read',
      id: disputeId,
      hospitalId,
      details: { fileId },
    });
    return opened;
  }
}

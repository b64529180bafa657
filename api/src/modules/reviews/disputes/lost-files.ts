import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { SealedFiles } from '../../../platform/files/sealed-files.ts';
import { Jobs } from '../../../platform/jobs/jobs.ts';
import { discardFile } from './discard-file.ts';

/** No upload takes as long as this. */
const lostAfterMs = 60 * 60_000;
const batchSize = 100;

/** Clears away files that never arrived as a whole: their process ended in between. */
@Injectable()
export class LostFiles implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(SealedFiles) private readonly files: SealedFiles,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.onSchedule('disputes.lost-files', '41 * * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - lostAfterMs);
    const { rows } = await sql<{ id: string }>`
      select id from dispute_files where stored_at is null and created_at < ${before}
       order by created_at limit ${batchSize}`.execute(this.database.sql);
    for (const { id } of rows) {
      await discardFile(this.database, this.files, id);
    }
  }
}

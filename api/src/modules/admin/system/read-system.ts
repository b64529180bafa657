import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.ts';
import { LookAtFiles } from '../../../platform/files/file-health.ts';
import { LookAtDatabase } from '../../../platform/health/database-health.ts';
import { partOr, worstOf } from '../../../platform/health/part.ts';
import { processHealth } from '../../../platform/health/process-health.ts';
import { LookAtQueues } from '../../../platform/jobs/queue-health.ts';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { version } from '../../../values/version.ts';
import { LookAtStripe } from '../../payments/index.ts';
import type { SystemHealth } from './system.schemas.ts';

/** How the system fares, part by part; it tells that a part is down rather than being down with it. */
@Injectable()
export class ReadSystem {
  constructor(
    @Inject(LookAtDatabase) private readonly lookAtDatabase: LookAtDatabase,
    @Inject(LookAtQueues) private readonly lookAtQueues: LookAtQueues,
    @Inject(LookAtFiles) private readonly lookAtFiles: LookAtFiles,
    @Inject(LookAtStripe) private readonly lookAtStripe: LookAtStripe,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async read(): Promise<SystemHealth> {
    const now = this.clock.now();
    const silentDatabase = await this.lookAtDatabase.silent();
    const silentQueues = this.lookAtQueues.silent();
    const [database, queues, outbox, files, payments] = await Promise.all([
      partOr(
        () => this.lookAtDatabase.look(),
        () => silentDatabase,
      ),
      partOr(
        () => this.lookAtQueues.queues(),
        () => silentQueues.queues,
      ),
      partOr(
        () => this.lookAtQueues.outbox(),
        () => silentQueues.outbox,
      ),
      partOr(
        () => this.lookAtFiles.look(),
        () => this.lookAtFiles.silent(),
      ),
      partOr(
        () => this.lookAtStripe.look(),
        () => this.lookAtStripe.silent(),
      ),
    ]);
    const parts = { process: processHealth(now), database, queues, outbox, files, payments };
    return {
      state: worstOf(Object.values(parts)),
      version,
      environment: this.settings.NODE_ENV,
      asOf: now.toISOString(),
      ...parts,
    };
  }
}

import { extname } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { Refusal } from '../../../../values/refusal.ts';
import type { Receipt } from '../receipt.schemas.ts';
import { receiptWords } from '../receipt-words.ts';
import type { DrawTask } from './draw-receipt.ts';

/** Beyond these, callers are asked to come back: a longer queue would only answer after they have gone. */
const longestQueue = 50;

/** Draws receipts in a worker thread, one at a time and within a bound of memory; it goes when nobody has asked for a while. */
@Injectable()
export class ReceiptPdfs implements OnApplicationShutdown {
  private readonly thread = new Piscina<DrawTask, Uint8Array>({
    // The worker beside this file, whether that is TypeScript under test or JavaScript in a build.
    filename: new URL(`./draw-receipt${extname(import.meta.url)}`, import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    maxQueue: longestQueue,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  });

  async draw(receipt: Receipt): Promise<Uint8Array> {
    if (this.thread.queueSize >= longestQueue) {
      throw new Refusal('internal.unavailable', { retryAfterSeconds: 5 });
    }
    return this.thread.run({ receipt, words: receiptWords[receipt.language] });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.thread.destroy();
  }
}

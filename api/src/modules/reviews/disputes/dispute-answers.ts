import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { SealedBox } from '../../../platform/crypto/sealed-box.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { money } from '../../../values/money.ts';
import { notFound } from '../../../values/refusal.ts';
import type { DisputeSide } from '../rules/reply-deadline.ts';
import { versionFor } from './change-dispute.ts';
import { actorAs, sideIn } from './dispute-sides.ts';
import {
  type DisputeRow,
  type FileRow,
  type MessageRow,
  readDisputes,
  readFiles,
  readMessages,
  readMoney,
} from './dispute.queries.ts';
import type { DisputeAnswer, DisputeDetail, FileAnswer, MessageAnswer } from './dispute.schemas.ts';
import { readTimeline } from './timeline.queries.ts';
import type { TimelineEntry } from './timeline.schemas.ts';

/** Disputes as each side may read them. */
@Injectable()
export class DisputeAnswers {
  constructor(@Inject(SealedBox) private readonly sealedBox: SealedBox) {}

  async where(
    database: Kysely<never>,
    caller: Caller,
    condition: RawBuilder<unknown>,
    limit: number,
  ): Promise<DisputeAnswer[]> {
    const rows = await readDisputes(database, condition, limit);
    return rows.map((row) => this.summary(row, caller));
  }

  /** @throws {Refusal} `not_found`, also for those it does not exist for */
  async one(database: Kysely<never>, id: string, caller: Caller): Promise<DisputeDetail> {
    const [row] = await readDisputes(database, sql`d.id = ${id}::uuid`, 1);
    const side = row && sideIn(caller, row);
    if (!row || !side) {
      throw notFound();
    }
    const { paidMinor, refundedMinor, owedMinor } = await readMoney(database, row.appointmentId);
    const messages = await readMessages(database, id);
    const files = await readFiles(database, id);
    const timeline = await readTimeline(database, id);
    return {
      ...this.summary(row, caller),
      money: {
        paid: money(paidMinor, row.currency),
        refunded: money(refundedMinor, row.currency),
        owed: money(owedMinor, row.currency),
        left: money(paidMinor - refundedMinor, row.currency),
      },
      messages: messages
        .filter(({ internal }) => !internal || side === 'admin')
        .map((message) => this.message(message, caller)),
      files: files.map((file) => this.file(file)),
      timeline: timeline.filter((entry) => isShownTo(side, entry)).map((entry) => shown(entry, caller, side)),
    };
  }

  message({ text, author, ...message }: MessageRow, caller: Caller): MessageAnswer {
    return { ...message, author: actorAs(author, caller), text: this.sealedBox.open(text) };
  }

  file({ name, ...file }: FileRow): FileAnswer {
    return { ...file, name: this.sealedBox.open(name) };
  }

  private summary(row: DisputeRow, caller: Caller): DisputeAnswer {
    const { text, notes, version, assigneeId, assigneeName, ...decided } = row;
    const { note, outcome, refundMinor, currency, refunds, decidedBy, deciderName, ...fields } = decided;
    const side = sideIn(caller, row);
    const isAdmin = side === 'admin';
    return {
      ...fields,
      version: versionFor(side, { version, notes }),
      text: this.sealedBox.open(text),
      ...(isAdmin && { assigneeId, assigneeName }),
      resolution: outcome && {
        outcome,
        refund: refundMinor === null ? null : money(refundMinor, currency),
        refunds: refunds.map(({ amountMinor, ...refund }) => ({
          ...refund,
          amount: money(amountMinor, currency),
        })),
        note: note === null ? '' : this.sealedBox.open(note),
        decidedBy: actorAs(decidedBy ?? '', caller),
        ...(isAdmin && { deciderName }),
      },
    };
  }
}

/**
 * A patient's sign-ins are theirs and the admins'; notes of admins are the admins'. A hospital sees that the patient was told of
 * something, the patient only what they were told themselves.
 */
function isShownTo(side: DisputeSide, { kind, details }: TimelineEntry): boolean {
  switch (kind) {
    case 'internal_note':
      return side === 'admin';
    case 'sign_in':
      return side !== 'hospital';
    case 'notice':
      return side !== 'patient' || details['to'] === 'patient';
    default:
      return true;
  }
}

function shown(entry: TimelineEntry, caller: Caller, side: DisputeSide): TimelineEntry {
  const { assigneeId, deliveries, ...details } = entry.details;
  return {
    ...entry,
    actor: actorAs(entry.actor, caller),
    details: {
      ...details,
      ...(side === 'admin' && assigneeId !== undefined && { assigneeId }),
      ...(Array.isArray(deliveries) && {
        deliveries: side === 'hospital' ? deliveries.map(unaddressed) : deliveries,
      }),
    },
  };
}

/** Where the patient gets mail is nothing a hospital need know. */
function unaddressed({ address: _, ...delivery }: Record<string, unknown>): Record<string, unknown> {
  return delivery;
}

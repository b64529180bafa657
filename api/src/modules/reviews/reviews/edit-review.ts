import { Inject, Injectable } from '@nestjs/common';
import type { ReviewEdited } from '../../../events/review-edited.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { requireVersion } from '../../../platform/http/version.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { Refusal } from '../../../values/refusal.ts';
import { DoctorRatings } from '../../doctors/index.ts';
import { editableUntil } from '../rules/edit-window.ts';
import { lockReview, requirePublished, reviewIds, touch, writtenRow } from './change-review.ts';
import { writtenReview } from './review-answer.ts';
import type { ReviewChanges, WrittenReview } from './review.schemas.ts';
import { isAuthor } from './sees-review.ts';

const edited: ReviewEdited['type'] = 'review.edited';

/** The author thinks again, within two days. Sending the same again changes nothing. */
@Injectable()
export class EditReview {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(DoctorRatings) private readonly ratings: DoctorRatings,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  run(caller: Caller, id: string, changes: ReviewChanges, seen?: number): Promise<WrittenReview> {
    return this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const review = await lockReview(em, id, (found) => isAuthor(caller, found));
      const { rating = review.rating, text = review.text } = changes;
      const difference = rating - review.rating;
      const stands = difference === 0 && text === review.text;
      if (!stands) {
        requireVersion(seen, review.version);
      }
      requirePublished(review);
      const now = this.clock.now();
      requireInTime(review.createdAt, now);
      if (!stands) {
        Object.assign(review, { rating, text, editedAt: now });
        touch(review, now);
        await em.flush();
        await this.ratings.change(transaction, review.doctorId, { sum: difference, count: 0 });
        await this.outbox.publish(transaction, { type: edited, payload: reviewIds(review) });
      }
      return writtenReview(await writtenRow(em, caller, id), caller, 'patient');
    });
  }
}

function requireInTime(createdAt: Date, now: Date): void {
  const until = editableUntil(createdAt);
  if (now > until) {
    throw new Refusal('reviews.too_late', {
      detail: `It could be changed until ${until.toISOString()}.`,
    });
  }
}

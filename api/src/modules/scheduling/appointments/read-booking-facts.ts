import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { Together } from '../../../platform/database/together.ts';
import { type AskedFacts, type BookingFacts, readBookingFacts } from './booking-facts.queries.ts';

/** Reads what a booking is decided on, with the others that are being decided at the same time. */
@Injectable()
export class ReadBookingFacts {
  private readonly together = new Together((asked: AskedFacts[]) => readBookingFacts(this.database, asked));

  constructor(@Inject(Database) private readonly database: Database) {}

  read(asked: AskedFacts): Promise<BookingFacts | undefined> {
    return this.together.ask(asked);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { type StuckAsked, type StuckMoney, stuckMoney } from './stuck-money.queries.ts';

export { stuckKinds, type StuckMoney } from './stuck-money.queries.ts';

/** Money that does not get where it should by itself, for the back office. */
@Injectable()
export class FindStuckMoney {
  constructor(@Inject(Database) private readonly database: Database) {}

  async find(asked: StuckAsked): Promise<StuckMoney[]> {
    return (await stuckMoney(asked).execute(this.database.sql)).rows;
  }
}

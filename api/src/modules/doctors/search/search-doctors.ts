import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { cursorInstant, decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { Refusal } from '../../../values/refusal.ts';
import { searchWords } from '../../../values/search-words.ts';
import { viewerOf } from '../doctors/viewer-of.ts';
import type { DoctorAnswer } from '../doctors/doctor.schemas.ts';
import { type DoctorSort, doctorSorts, findDoctors } from './search-doctors.queries.ts';
import type { DoctorQuery } from './search.schemas.ts';

const defaultRadiusKm = 25;
const longestWalkMs = 24 * 60 * 60_000;

const cursorShape = z.tuple([z.enum(doctorSorts), cursorInstant, z.string().max(300), z.uuid()]);

/** Finds doctors, in one round trip to the database. */
@Injectable()
export class SearchDoctors {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async run(caller: Caller, { q = '', cursor, ...query }: DoctorQuery): Promise<Page<DoctorAnswer>> {
    const sort = query.sort ?? usualSort(q, query);
    const walk = this.walk(sort, cursor);
    const rows = await findDoctors(this.database.sql, {
      ...query,
      ...walk,
      sort,
      viewer: viewerOf(caller),
      words: searchWords(q),
      radiusKm: query.radiusKm ?? defaultRadiusKm,
    });
    return pageOf(
      rows,
      query.limit,
      ({ item }) => item,
      ({ sort_key, id }) => [sort, walk.asOf.toISOString(), sort_key, id],
    );
  }

  /** All pages of a walk see the time of its first: what could be booked then does not move on while one turns the pages. */
  private walk(sort: DoctorSort, cursor?: string) {
    if (cursor === undefined) {
      return { asOf: this.clock.now() };
    }
    const [sortThen, asOf, key, id] = decodeCursor(cursor, cursorShape);
    if (sortThen !== sort || !keyShapes[sort].test(key)) {
      throw invalidCursor('The cursor belongs to another search.');
    }
    // What has changed since is looked through: a cursor made up to begin years ago would have every page walk through all of it.
    if (Math.abs(this.clock.now().getTime() - Date.parse(asOf)) > longestWalkMs) {
      throw invalidCursor('The cursor has expired. Search anew.');
    }
    return { asOf: new Date(asOf), after: { key, id } };
  }
}

function invalidCursor(detail: string): Refusal {
  return new Refusal('request.invalid', {
    errors: [{ pointer: '/cursor', code: 'invalid_cursor', detail, in: 'query' }],
  });
}

function usualSort(q: string, { updatedSince }: Pick<DoctorQuery, 'updatedSince'>): DoctorSort {
  if (searchWords(q).length > 0) {
    return 'relevance';
  }
  return updatedSince ? 'updated' : 'soonest';
}

const number = /^-?\d{1,25}(\.\d{1,20})?$/;
const wholeNumber = /^(\d{1,18}|9223372036854775807)$/;
/** As PostgreSQL writes it: `2026-12-01 06:00:00+00`. */
const instant = {
  test: (key: string): boolean =>
    key === 'infinity' ||
    cursorInstant.safeParse(key.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).success,
};

/** What a key of each order looks like: a cursor that was made up is refused before PostgreSQL has to read it. */
const keyShapes: Record<DoctorSort, Pick<RegExp, 'test'>> = {
  relevance: number,
  soonest: instant,
  rating: number,
  distance: wholeNumber,
  fee: wholeNumber,
  name: /^/,
  updated: instant,
};

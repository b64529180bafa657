import { type Kysely, type RawBuilder, sql } from 'kysely';
import { WordsMatch } from '../../../platform/database/words-match.ts';
import { boundingBox, type Place } from '../rules/bounding-box.ts';
import type { DoctorStatus } from '../rules/doctor-transitions.ts';
import { smoothedRating } from '../rules/smoothed-rating.ts';
import type { Viewer } from '../rules/viewer.ts';
import { doctorJson, inFull } from '../doctors/doctor-answer.queries.ts';
import type { DoctorAnswer } from '../doctors/doctor.schemas.ts';
import type { VisitMode } from '../visit-types/visit-type.entity.ts';
import { availabilityTables, nextFree, nextFreeThen } from './next-free.queries.ts';

export const doctorSorts = ['relevance', 'soonest', 'rating', 'distance', 'fee', 'name', 'updated'] as const;

export type DoctorSort = (typeof doctorSorts)[number];

export interface DoctorSearch {
  viewer: Viewer;
  /** The instant the walk over the pages began: booking windows and lapsed holds are seen as of then. */
  asOf: Date;
  sort: DoctorSort;
  limit: number;
  /** The sort key and the id of the last item of the page before. */
  after?: { key: string; id: string } | undefined;
  status: DoctorStatus | 'all';
  words: string[];
  specialty?: string | undefined;
  hospitalId?: string | undefined;
  locationId?: string | undefined;
  language?: string | undefined;
  mode?: VisitMode | undefined;
  currency?: string | undefined;
  maxFeeMinor?: number | undefined;
  minRating?: number | undefined;
  near?: Place | undefined;
  radiusKm: number;
  availableFrom?: Date | undefined;
  availableTo?: Date | undefined;
  updatedSince?: Date | undefined;
}

export interface FoundDoctor {
  id: string;
  sort_key: string;
  item: DoctorAnswer;
}

/** One page (and one more row, which tells that there is a next) in one statement. */
export async function findDoctors(database: Kysely<never>, search: DoctorSearch): Promise<FoundDoctor[]> {
  const { rows } = await searchStatement(search).execute(database);
  return rows;
}

/**
 * Matching doctors first; then the first free slot, of all of them only where it decides (the order, or a filter on time),
 * else of those on the page; then the answer, for those on the page alone.
 */
export function searchStatement(search: DoctorSearch): RawBuilder<FoundDoctor> {
  const { asOf, availableFrom: from, availableTo: to, hospitalId } = search;
  const visitTypes = narrowsVisitTypes(search) ? sql`m.visit_type_ids` : undefined;
  const timeDecides = search.sort === 'soonest' || from !== undefined || to !== undefined;
  const { key, type } = sortKeys[search.sort];
  const { after } = search;
  // On later pages the order is as it was when the walk began, while the answer tells what is free now.
  const lookBack = timeDecides && after !== undefined;
  const decisive = lookBack ? nextFreeThen(visitTypes) : nextFree(visitTypes);
  return sql<FoundDoctor>`
    with ${availabilityTables({ asOf, from, to, hospitalId, lookBack })},
    matching as (${matchingDoctors(search)}),
    timed as ${probedOnce} (select m.*, ${timeDecides ? decisive : sql`null::timestamptz`} as next_at from matching m),
    keyed as (select m.*, ${key} as sort_key from timed m ${(from ?? to) ? sql`where m.next_at is not null` : sql``}),
    page as materialized (
      select m.* from keyed m
       ${after ? sql`where (m.sort_key, m.id) > (${after.key}::${sql.raw(type)}, ${after.id}::uuid)` : sql``}
       order by m.sort_key, m.id
       limit ${search.limit + 1}
    )
    select m.id, m.sort_key::text, ${doctorJson(
      search.viewer,
      timeDecides && !lookBack ? sql`m.next_at` : nextFree(visitTypes),
      sql`round(m.distance_metres / 1000.0, 1)`,
    )} as item
      from page m
      join doctors d on d.id = m.id
      join hospitals h on h.id = d.hospital_id
      left join locations l on l.id = d.location_id
     order by m.sort_key, m.id`;
}

/** Merged into what follows, the probe would run again wherever its result is named: in the order, the cursor and the answer. */
const probedOnce = sql`materialized`;

/** What each order goes by, ascending, never null; ties are broken by id. */
const sortKeys: Record<DoctorSort, { key: RawBuilder<unknown>; type: string }> = {
  relevance: { key: sql`-m.relevance`, type: 'numeric' },
  soonest: { key: sql`coalesce(m.next_at, 'infinity')`, type: 'timestamptz' },
  rating: { key: sql`-m.smoothed_rating`, type: 'numeric' },
  distance: { key: sql`m.distance_metres`, type: 'bigint' },
  fee: { key: sql`coalesce(m.lowest_fee, 9223372036854775807)`, type: 'bigint' },
  name: { key: sql`fold_text(m.full_name) collate "C"`, type: 'text' },
  updated: { key: sql`m.updated_at`, type: 'timestamptz' },
};

function narrowsVisitTypes({ mode, currency, maxFeeMinor }: DoctorSearch): boolean {
  return mode !== undefined || currency !== undefined || maxFeeMinor !== undefined;
}

function matchingDoctors(search: DoctorSearch): RawBuilder<unknown> {
  const narrow = narrowsVisitTypes(search);
  const withVisitTypes = narrow || search.sort === 'fee';
  return sql`
    select d.id, d.full_name, d.updated_at, b.opens_at, b.closes_at,
           ${withVisitTypes ? sql`v.lowest_fee, v.visit_type_ids` : sql`null::bigint as lowest_fee`},
           ${search.sort === 'rating' ? smoothed : sql`null::numeric`} as smoothed_rating,
           ${search.near ? sql`round(${distanceMetres(search.near)})::bigint` : sql`null::bigint`} as distance_metres,
           ${search.sort === 'relevance' ? relevance(search.words) : sql`0::numeric`} as relevance
      from doctors d
      join bookable b on b.hospital_id = d.hospital_id
      ${search.sort === 'rating' || search.minRating !== undefined ? sql`left join doctor_ratings r on r.doctor_id = d.id` : sql``}
      ${search.near ? sql`join locations l on l.id = d.location_id` : sql``}
      ${withVisitTypes ? sql`${narrow ? sql`join` : sql`left join`} lateral (${visitTypesAsked(search)}) v on true` : sql``}
     where ${sql.join(conditions(search), sql` and `)}`;
}

/** A doctor without a review stands where the prior puts everybody. */
const smoothed = sql`coalesce(r.smoothed, ${smoothedRating({ sum: 0, count: 0 })}::numeric)`;

function conditions(search: DoctorSearch): RawBuilder<unknown>[] {
  const { status, viewer } = search;
  const found = [
    status === 'active' ? sql`d.status = 'active'` : sql`(d.status = 'active' or ${inFull(viewer)})`,
    ...search.words.map((word) => words.hasWord(word)),
  ];
  if (status !== 'active' && status !== 'all') found.push(sql`d.status = ${status}`);
  if (search.hospitalId) found.push(sql`d.hospital_id = ${search.hospitalId}::uuid`);
  if (search.locationId) found.push(sql`d.location_id = ${search.locationId}::uuid`);
  if (search.specialty) found.push(sql`d.specialties @> array[${search.specialty}::text]`);
  if (search.language) found.push(sql`d.languages @> array[${search.language}::text]`);
  if (search.minRating !== undefined) found.push(sql`r.average >= ${search.minRating}::numeric`);
  if (search.updatedSince) found.push(sql`d.updated_at >= ${search.updatedSince}::timestamptz`);
  if (search.near) found.push(isNear(search.near, search.radiusKm));
  return found;
}

const words = new WordsMatch('d.search_text');

/** The name counts more than the specialty. */
function relevance(asked: string[]): RawBuilder<unknown> {
  const scores = asked.map(
    (word) => sql`
      ${words.score(word)} + word_similarity(fold_text(${word}), fold_text(d.full_name)) / 2`,
  );
  return scores.length === 0 ? sql`0::numeric` : sql`round((${sql.join(scores, sql` + `)})::numeric, 4)`;
}

function visitTypesAsked({ mode, currency, maxFeeMinor }: DoctorSearch): RawBuilder<unknown> {
  return sql`
    select min(v.fee_minor) as lowest_fee, array_agg(v.id) as visit_type_ids
      from visit_types v
     where v.doctor_id = d.id and v.active
       ${mode ? sql`and v.mode = ${mode}` : sql``}
       ${currency ? sql`and v.currency = ${currency}` : sql``}
       ${maxFeeMinor !== undefined ? sql`and v.fee_minor <= ${maxFeeMinor}::bigint` : sql``}
    having count(*) > 0`;
}

function isNear(near: Place, radiusKm: number): RawBuilder<unknown> {
  const { south, north, west, east } = boundingBox(near, radiusKm);
  return sql`
    (l.latitude between ${south}::float8 and ${north}::float8
     and l.longitude between ${west}::float8 and ${east}::float8
     and ${distanceMetres(near)} <= ${radiusKm * 1000}::float8)`;
}

/** Great-circle distance on a sphere of 6,371 km (haversine): at most half a per cent off. */
function distanceMetres({ latitude, longitude }: Place): RawBuilder<number> {
  return sql<number>`
    (2 * 6371000 * asin(least(1, sqrt(
      sin(radians(l.latitude - ${latitude}::float8) / 2) ^ 2
      + cos(radians(${latitude}::float8)) * cos(radians(l.latitude)) * sin(radians(l.longitude - ${longitude}::float8) / 2) ^ 2))))`;
}

import { type Kysely, sql } from 'kysely';
import type { Listening } from '../../../platform/database/listening.ts';
import type { Addressed } from '../rules/hears-news.ts';
import { newsKinds } from '../rules/news-kinds.ts';
import type { AddressedNews } from '../rules/news-of.ts';

export const newsChannel = 'news';

/** For so long a screen that was away is told what it missed. */
const keptMinutes = 15;

/** A piece of news in the order in which all hear it; `told` is the text that goes out. */
export interface KeptNews extends Addressed {
  id: string;
  type: string;
  topic: string;
  told: string;
}

/**
 * Keeps news and says that there are some, in the transaction that delivers the events. One relay does so at a time, so what is
 * committed later has the higher id, and whoever has read up to an id has missed nothing before it. An id is the time in
 * microseconds, or one more than the last: it tells nobody how much happens, and is never that of another database's news.
 */
export async function keepNews(transaction: Kysely<never>, all: readonly AddressedNews[]): Promise<void> {
  const rows = all.map(({ news, doctorIds }) => ({
    told: news,
    doctorIds,
    hospitalId: news.hospitalId,
    heardBy: newsKinds[news.type]?.heardBy ?? 'admins',
  }));
  // The last one is always kept: a screen that has read up to it has missed nothing, however quiet it was since.
  await sql`
    with place as (
      select coalesce(max(id), 0) as last, (extract(epoch from clock_timestamp()) * 1000000)::bigint as now from news
    ), old as (
      delete from news
       where id < (select least(last, now - ${keptMinutes * 60_000_000}::bigint) from place)
    ), kept as (
      insert into news (id, heard_by, hospital_id, doctor_ids, told)
      select greatest(last, now) + n, item->>'heardBy', item->>'hospitalId',
             array(select json_array_elements_text(item->'doctorIds')), item->'told'
        from place, json_array_elements(${JSON.stringify(rows)}::json) with ordinality as items (item, n)
      returning id
    )
    select pg_notify(${newsChannel}, '') from (select count(*) from kept) as all_of_them`.execute(
    transaction,
  );
}

/**
 * What came after an id, in order; undefined when that news is kept no more (or never was), and nobody knows what came after it.
 */
export async function newsAfter(
  listening: Listening,
  id: string,
  limit: number,
): Promise<KeptNews[] | undefined> {
  const [first, ...further] = await listening.query<KeptNews>(
    `select id, heard_by as "heardBy", hospital_id as "hospitalId", doctor_ids as "doctorIds", told::text as told,
            told->>'type' as type, told->>'topic' as topic
       from news where id >= $1 order by id limit $2`,
    [id, limit + 1],
  );
  return first?.id === id ? further : undefined;
}

export async function lastNewsId(listening: Listening): Promise<string> {
  const rows = await listening.query<{ id: string | null }>('select max(id) as id from news');
  return rows[0]?.id ?? '0';
}

import { type RawBuilder, sql } from 'kysely';

export interface AskedVisit {
  /** Only this kind of visit; any the doctor offers otherwise. */
  visitTypeId?: string | undefined;
  /** Only visits of this mode. */
  mode?: string | undefined;
  now: Date;
}

/**
 * To be joined beside the doctor `d`: `visit.shortest`, how long the shortest of the asked visits takes that the doctor offers; null
 * when there is none.
 */
export function shortestVisit(asked: AskedVisit): RawBuilder<unknown> {
  return sql`(
    select make_interval(mins => min(v.duration_minutes)) as shortest
      from visit_types v where v.doctor_id = d.id and v.active and ${isAsked(asked)}) visit`;
}

/**
 * Whether one of the asked visits can begin at the free slot `s` of the doctor `d`, by the rule of `rules/consecutive-slots.ts`: enough
 * free time in a row, in the same lane, at the same location. Most slots are as long as the shortest visit: those are told without
 * another look. Slots of a doctor who offers no visits at all count, for there is nothing they are too short for.
 */
export function beginsVisit(asked: AskedVisit): RawBuilder<unknown> {
  return sql`(
    visit.shortest is null
    or (s.visit_type_id is null and s.ends_at >= s.starts_at + visit.shortest)
    or exists (
      select from visit_types v
       where v.doctor_id = d.id and v.active and (s.visit_type_id is null or v.id = s.visit_type_id)
         and ${isAsked(asked)} and free_until(s, v.id, s.starts_at + make_interval(mins => v.duration_minutes), ${asked.now})
             >= s.starts_at + make_interval(mins => v.duration_minutes)))`;
}

/** A slot may reach over the time of two appointments: that the hold of one has lapsed does not make it free. */
export function standsInTheWay(now: Date): RawBuilder<unknown> {
  return sql`exists (
    select from appointments b
     where b.doctor_id = s.doctor_id and b.lane = s.lane
       and tstzrange(b.starts_at, b.ends_at) && tstzrange(s.starts_at, s.ends_at)
       and b.status in ('held', 'confirmed', 'checked_in', 'completed', 'no_show')
       and not (b.status = 'held' and b.hold_expires_at <= ${now}))`;
}

function isAsked({ visitTypeId, mode }: AskedVisit): RawBuilder<unknown> {
  const parts = [
    visitTypeId !== undefined && sql`v.id = ${visitTypeId}`,
    mode !== undefined && sql`v.mode = ${mode}`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

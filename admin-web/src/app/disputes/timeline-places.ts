import type { TimelineEntry } from './dispute.ts';

/** Where a visit is: with whom, when and for how much. */
export interface Place {
  readonly startsAt: string;
  readonly doctorId: unknown;
  readonly feeMinor: unknown;
}

/** Where a visit was booked, or from where to where it moved. */
export interface Places {
  readonly from?: Place | undefined;
  readonly to: Place;
}

/** Of the steps of an appointment those tell places by which it gets a time. */
export function placesOf({ kind, details }: TimelineEntry): Places | undefined {
  const to = kind === 'appointment' ? placeOf(details['to']) : undefined;
  return to && { from: placeOf(details['from']), to };
}

function placeOf(value: unknown): Place | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { startsAt, doctorId, feeMinor } = value as Record<string, unknown>;
  return typeof startsAt === 'string' ? { startsAt, doctorId, feeMinor } : undefined;
}

/** Who is to answer until when, or has let that time pass. */
export interface Deadline {
  readonly side: 'patient' | 'hospital';
  readonly at: string;
  readonly lapsed: boolean;
}

/** The complaint itself and questions of administrators ask a side; when it says nothing, its time passes. */
export function deadlineOf({ details }: TimelineEntry): Deadline | undefined {
  const { action, asks, side, dueAt: at } = details;
  const lapsed = action === 'lapse';
  const asked = lapsed ? side : asks;
  if (typeof at !== 'string' || (asked !== 'patient' && asked !== 'hospital')) return undefined;
  return { side: asked, at, lapsed };
}

import { computed, inject, type Signal } from '@angular/core';
import { boundsOf, daysHint, type Days } from '../ui/day.ts';
import { recordOf } from '../ui/record.ts';
import { Client } from './client.ts';
import { Session } from './session.ts';

/** What stands in the address of the list. */
interface Address {
  readonly from: Signal<string | undefined>;
  readonly to: Signal<string | undefined>;
  readonly hospital: Signal<string | undefined>;
}

interface HospitalDays {
  /** Nothing as long as it is not known whose days they are. */
  readonly bounds: Signal<Days | undefined>;
  /** Of the hospital the list is of, once its days are asked for; without one they are the reader's. */
  readonly zone: Signal<string | undefined>;
  readonly hint: Signal<string | undefined>;
}

/**
 * The days a list is narrowed by of what hospitals have: those of the clock of the hospital, if it is one, and where the reader is
 * when it is not. To be called where a screen is made.
 */
export function hospitalDays({ from, to, hospital }: Address): HospitalDays {
  const client = inject(Client);
  const session = inject(Session);
  const hospitalId = computed(() => session.hospitalId() ?? hospital());
  const days = computed(() => ({ from: from(), to: to() }));
  const place = recordOf({
    of: () => (from() || to() ? hospitalId() : undefined),
    load: (id, options) => client.hospitals.get(id, options),
  });
  const zone = computed(() => {
    const shown = place.value();
    return (from() || to()) && shown?.id === hospitalId() ? shown?.timeZone : undefined;
  });
  const isAwaited = () => place.isLoading() && zone() === undefined && place.failure() === undefined;
  return {
    bounds: computed(() => (isAwaited() ? undefined : boundsOf(days(), zone()))),
    zone,
    hint: computed(() => daysHint(days(), isAwaited() ? '…' : zone())),
  };
}

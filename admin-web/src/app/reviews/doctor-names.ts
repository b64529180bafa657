import { inject, resource, type Signal } from '@angular/core';
import { Client } from '../session/client.ts';
import { lastValue } from '../ui/last-value.ts';

export type DoctorNames = Signal<ReadonlyMap<string, string> | undefined>;

/** The names of the doctors that reviews are of, by id. Only to name them: a review can be judged without. */
export function doctorNames(reviews: () => readonly { readonly doctorId: string }[]): DoctorNames {
  const { doctors } = inject(Client);
  const found = resource({
    params: () => [...new Set(reviews().map(({ doctorId }) => doctorId))],
    loader: async ({ params: ids, abortSignal: signal }) => {
      const answers = await Promise.allSettled(ids.map((id) => doctors.get(id, { signal })));
      return new Map(
        answers.flatMap((one) =>
          one.status === 'fulfilled' ? [[one.value.id, one.value.fullName] as const] : [],
        ),
      );
    },
  });
  return lastValue(found);
}

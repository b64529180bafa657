import { startReviewedClinic } from './reviewed-clinic.ts';

/** A reviewed clinic whose reviews are reported by whoever likes, answered by the doctor and decided about by an admin. */
export async function moderating() {
  const clinic = await startReviewedClinic();
  const { world, here } = clinic;
  const decide = (method: string, path: string, body?: object, headers = {}) =>
    world.call(method, `/v1/admin/reviews${path}`, { token: here.admin, headers, ...(body && { body }) });
  return {
    ...clinic,
    decide,
    report: (id: string, token: string, body: object = { reason: 'offensive' }) =>
      world.call('POST', `/v1/reviews/${id}/reports`, { token, body }),
    answer: (id: string, text: string) =>
      world.call('PUT', `/v1/reviews/${id}/reply`, { token: here.doctor, body: { text } }),
    /** The ids of what an admin finds to look at. */
    queue: async (query = '') => {
      const { body } = await decide('GET', `?${query}`);
      return body.items.map(({ id }: { id: string }) => id);
    },
  };
}

export type Moderating = Awaited<ReturnType<typeof moderating>>;

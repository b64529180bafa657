import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import { Pages } from '../pages.ts';
import type { Body, Query, Schema } from './types.ts';

/** Free slots for everybody; for a hospital's own people, more and fewer of them. */
export class Slots {
  constructor(private readonly api: Api) {}

  /** Free slots in the order of their start, by doctor, specialty or hospital; at most 62 days at once. */
  list(query: Query<'listSlots'>, options?: CallOptions): Pages<Schema<'Slot'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/slots', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  /** All slots of a hospital, taken ones too, as an import writes them: for its own people and machines. */
  ofHospital(
    hospitalId: string,
    query: Query<'listHospitalSlots'> = {},
    options?: CallOptions,
  ): Pages<Schema<'HospitalSlot'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/hospitals/{id}/slots', {
          params: { path: { id: hospitalId }, query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  create(body: Body<'createSlots'>, options?: CallOptions) {
    return bodyOf(this.api.POST('/v1/slots', { body, ...callInit(options) }));
  }

  /** @throws {ApiProblem} `scheduling.slot_in_use` when an appointment has it */
  async delete(id: string, options?: CallOptions): Promise<void> {
    await this.api.DELETE('/v1/slots/{id}', { params: { path: { id } }, ...callInit(options) });
  }
}

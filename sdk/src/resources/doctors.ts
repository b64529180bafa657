import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import { Pages } from '../pages.ts';
import type { Body, Query, Schema } from './types.ts';

/** Find doctors and look at them; for a hospital's own people, add and change them. */
export class Doctors {
  constructor(private readonly api: Api) {}

  /** Searches; typing mistakes are forgiven. Each item says when the doctor is next free (`nextAvailableAt`). */
  search(query: Query<'searchDoctors'> = {}, options?: CallOptions): Pages<Schema<'Doctor'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/doctors', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  get(id: string, options?: CallOptions): Promise<Schema<'Doctor'>> {
    return bodyOf(this.api.GET('/v1/doctors/{id}', { params: { path: { id } }, ...callInit(options) }));
  }

  create(body: Body<'createDoctor'>, options?: CallOptions): Promise<Schema<'Doctor'>> {
    return bodyOf(this.api.POST('/v1/doctors', { body, ...callInit(options) }));
  }

  /** @throws {ApiProblem} `conflict.version` when it has changed since `version` was read */
  update(
    id: string,
    version: number,
    body: Body<'updateDoctor'>,
    options?: CallOptions,
  ): Promise<Schema<'Doctor'>> {
    return bodyOf(
      this.api.PATCH('/v1/doctors/{id}', {
        params: { path: { id }, header: { 'If-Match': String(version) } },
        body,
        ...callInit(options),
      }),
    );
  }

  /**
   * Takes a doctor off the search; visits that are booked stand, and `upcomingAppointments` says how many.
   *
   * @throws {ApiProblem} `conflict.version` when it has changed since `version` was read; `doctors.invalid_transition`
   */
  suspend(
    id: string,
    version: number,
    reason: string,
    options?: CallOptions,
  ): Promise<Schema<'SuspendedDoctor'>> {
    return bodyOf(
      this.api.POST('/v1/doctors/{id}/suspension', {
        params: { path: { id }, header: { 'If-Match': String(version) } },
        body: { reason },
        ...callInit(options),
      }),
    );
  }

  /** @throws {ApiProblem} `conflict.version`; `doctors.invalid_transition`, also where an admin has suspended and you are none */
  reinstate(id: string, version: number, options?: CallOptions): Promise<Schema<'SuspendedDoctor'>> {
    return bodyOf(
      this.api.DELETE('/v1/doctors/{id}/suspension', {
        params: { path: { id }, header: { 'If-Match': String(version) } },
        ...callInit(options),
      }),
    );
  }

  visitTypes(doctorId: string, options?: CallOptions) {
    return bodyOf(
      this.api.GET('/v1/doctors/{id}/visit-types', {
        params: { path: { id: doctorId } },
        ...callInit(options),
      }),
    );
  }

  createVisitType(doctorId: string, body: Body<'createVisitType'>, options?: CallOptions) {
    return bodyOf(
      this.api.POST('/v1/doctors/{id}/visit-types', {
        params: { path: { id: doctorId } },
        body,
        ...callInit(options),
      }),
    );
  }

  /**
   * Changes what can be booked from now on: name, fee, duration; `active: false` takes it off offer. Doctors may, of their own.
   *
   * @throws {ApiProblem} `conflict.version` when it has changed since `version` was read
   */
  updateVisitType(
    doctorId: string,
    visitTypeId: string,
    version: number,
    body: Body<'updateVisitType'>,
    options?: CallOptions,
  ): Promise<Schema<'VisitType'>> {
    return bodyOf(
      this.api.PATCH('/v1/doctors/{id}/visit-types/{visitTypeId}', {
        params: { path: { id: doctorId, visitTypeId }, header: { 'If-Match': String(version) } },
        body,
        ...callInit(options),
      }),
    );
  }

  /** Words to offer in a search form, with how many doctors each would find. */
  specialties(query: Query<'listSpecialties'> = {}, options?: CallOptions) {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/specialties', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  languages(query: Query<'listLanguages'> = {}, options?: CallOptions) {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/languages', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }
}

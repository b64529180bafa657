import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import { Pages } from '../pages.ts';
import type { Body, Query, Schema } from './types.ts';

type CheckName = Schema<'DoctorApplicationCheckName'>;

/** Doctors who register themselves; for admins, looking into what they say and deciding. */
export class DoctorApplications {
  constructor(private readonly api: Api) {}

  /**
   * A doctor registers: with an e-mail address and a password, or without both when signed in. The answer is the same when the
   * address is known already.
   *
   * @throws {ApiProblem} `conflict.exists` when the account has an open application
   */
  apply(body: Body<'applyAsDoctor'>, options?: CallOptions): Promise<Schema<'ReceivedDoctorApplication'>> {
    return bodyOf(this.api.POST('/v1/doctor-applications', { body, ...callInit(options) }));
  }

  /** One's own, the latest, with the reason when it was rejected. */
  own(options?: CallOptions): Promise<Schema<'OwnDoctorApplication'>> {
    return bodyOf(this.api.GET('/v1/me/doctor-application', callInit(options)));
  }

  /** For admins: those to be decided unless another `status` is asked for, who waits longest first. */
  list(
    query: Query<'listDoctorApplications'> = {},
    options?: CallOptions,
  ): Pages<Schema<'DoctorApplication'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/admin/doctor-applications', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  get(id: string, options?: CallOptions): Promise<Schema<'DoctorApplication'>> {
    return bodyOf(
      this.api.GET('/v1/admin/doctor-applications/{id}', { params: { path: { id } }, ...callInit(options) }),
    );
  }

  /**
   * Writes down what came of looking into one thing.
   *
   * @throws {ApiProblem} `conflict.version` when it has changed since `version` was read; `doctors.application_closed`
   */
  check(
    id: string,
    version: number,
    check: CheckName,
    body: Body<'checkDoctorApplication'>,
    options?: CallOptions,
  ): Promise<Schema<'DoctorApplication'>> {
    return bodyOf(
      this.api.PUT('/v1/admin/doctor-applications/{id}/checks/{check}', {
        params: { path: { id, check }, header: { 'If-Match': String(version) } },
        body,
        ...callInit(options),
      }),
    );
  }

  /**
   * Approves, which makes the doctor bookable and the account the doctor's; or rejects with a reason the applicant reads.
   *
   * @throws {ApiProblem} `conflict.version` when somebody else decided first; `doctors.checks_missing` with `missing`;
   * `conflict.exists` with `doctorId` when the hospital has a doctor with this licence; `doctors.applicant_unavailable`
   */
  decide(
    id: string,
    version: number,
    body: Body<'decideDoctorApplication'>,
    options?: CallOptions,
  ): Promise<Schema<'DoctorApplication'>> {
    return bodyOf(
      this.api.POST('/v1/admin/doctor-applications/{id}/decision', {
        params: { path: { id }, header: { 'If-Match': String(version) } },
        body,
        ...callInit(options),
      }),
    );
  }
}

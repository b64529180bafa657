import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import { Pages } from '../pages.ts';
import type { Body, Query, Schema } from './types.ts';

/** What patients say of their visits, and the answers; for admins, what may not stand. */
export class Reviews {
  constructor(private readonly api: Api) {}

  /**
   * The patient's review of a completed visit: one, published at once. `warnings` has what the writer may want to look at once more.
   *
   * @throws {ApiProblem} `conflict.exists` with `reviewId` when there is one; `reviews.not_completed`; `reviews.too_late`
   */
  write(
    appointmentId: string,
    body: Body<'reviewAppointment'>,
    options?: CallOptions,
  ): Promise<Schema<'WrittenReview'>> {
    return bodyOf(
      this.api.POST('/v1/appointments/{id}/review', {
        params: { path: { id: appointmentId } },
        body,
        ...callInit(options),
      }),
    );
  }

  /** The review of a visit, for those who were there. */
  ofAppointment(appointmentId: string, options?: CallOptions): Promise<Schema<'Review'>> {
    return bodyOf(
      this.api.GET('/v1/appointments/{id}/review', {
        params: { path: { id: appointmentId } },
        ...callInit(options),
      }),
    );
  }

  /** The published ones, newest first; needs nobody to be signed in. */
  ofDoctor(
    doctorId: string,
    query: Query<'listDoctorReviews'> = {},
    options?: CallOptions,
  ): Pages<Schema<'Review'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/doctors/{id}/reviews', {
          params: { path: { id: doctorId }, query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  /** For the people of a hospital: the published ones of all its doctors, newest first. */
  ofHospital(
    hospitalId: string,
    query: Query<'listHospitalReviews'> = {},
    options?: CallOptions,
  ): Pages<Schema<'Review'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/hospitals/{id}/reviews', {
          params: { path: { id: hospitalId }, query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  get(id: string, options?: CallOptions): Promise<Schema<'Review'>> {
    return bodyOf(this.api.GET('/v1/reviews/{id}', { params: { path: { id } }, ...callInit(options) }));
  }

  /**
   * The author thinks again, until `editableUntil`.
   *
   * @throws {ApiProblem} `conflict.version` when it has changed since `version` was read; `reviews.too_late`; `reviews.hidden`
   */
  edit(
    id: string,
    version: number,
    body: Body<'editReview'>,
    options?: CallOptions,
  ): Promise<Schema<'WrittenReview'>> {
    return bodyOf(
      this.api.PATCH('/v1/reviews/{id}', {
        params: { path: { id }, header: { 'If-Match': String(version) } },
        body,
        ...callInit(options),
      }),
    );
  }

  /** The doctor's answer, or the hospital's for them; takes the place of the one before. */
  reply(
    id: string,
    version: number,
    body: Body<'replyToReview'>,
    options?: CallOptions,
  ): Promise<Schema<'WrittenReview'>> {
    return bodyOf(
      this.api.PUT('/v1/reviews/{id}/reply', {
        params: { path: { id }, header: { 'If-Match': String(version) } },
        body,
        ...callInit(options),
      }),
    );
  }

  /** Once for each person; the review stands until an admin has decided. */
  report(id: string, body: Body<'reportReview'>, options?: CallOptions): Promise<Schema<'ReviewReport'>> {
    return bodyOf(
      this.api.POST('/v1/reviews/{id}/reports', { params: { path: { id } }, body, ...callInit(options) }),
    );
  }

  /** For admins: the queue of reported ones, longest waiting first, or all of a status. */
  moderated(
    query: Query<'listModeratedReviews'> = {},
    options?: CallOptions,
  ): Pages<Schema<'ModeratedReview'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/admin/reviews', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  /** For admins: with its reports and every decision about it. */
  getModerated(id: string, options?: CallOptions): Promise<Schema<'ModeratedReview'>> {
    return bodyOf(this.api.GET('/v1/admin/reviews/{id}', { params: { path: { id } }, ...callInit(options) }));
  }

  /** For admins: out of the public and the figures, with a reason the author learns. */
  hide(
    id: string,
    version: number,
    body: Body<'hideReview'>,
    options?: CallOptions,
  ): Promise<Schema<'ModeratedReview'>> {
    return bodyOf(
      this.api.POST('/v1/admin/reviews/{id}/hiding', {
        params: { path: { id }, header: { 'If-Match': String(version) } },
        body,
        ...callInit(options),
      }),
    );
  }

  /** For admins: a hidden one stands again. */
  restore(id: string, version: number, options?: CallOptions): Promise<Schema<'ModeratedReview'>> {
    return bodyOf(
      this.api.DELETE('/v1/admin/reviews/{id}/hiding', {
        params: { path: { id }, header: { 'If-Match': String(version) } },
        ...callInit(options),
      }),
    );
  }

  /** For admins: the answer leaves the public, with a reason those who answered learn; the review stands. */
  removeReply(
    id: string,
    version: number,
    body: Body<'removeReviewReply'>,
    options?: CallOptions,
  ): Promise<Schema<'ModeratedReview'>> {
    return bodyOf(
      this.api.POST('/v1/admin/reviews/{id}/reply-removal', {
        params: { path: { id }, header: { 'If-Match': String(version) } },
        body,
        ...callInit(options),
      }),
    );
  }

  /** For admins: it may stand, and its reports are settled up to the newest that was looked at. */
  dismissReports(
    id: string,
    version: number,
    upTo: string,
    options?: CallOptions,
  ): Promise<Schema<'ModeratedReview'>> {
    return bodyOf(
      this.api.DELETE('/v1/admin/reviews/{id}/reports', {
        params: { path: { id }, query: { upTo }, header: { 'If-Match': String(version) } },
        ...callInit(options),
      }),
    );
  }
}

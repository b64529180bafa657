import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import { Pages } from '../pages.ts';
import type { Body, Query, Schema } from './types.ts';

/** Complaints of patients: opened, discussed by both sides, decided by admins. */
export class Disputes {
  constructor(private readonly api: Api) {}

  /**
   * A patient complains about a visit or its money.
   *
   * @throws {ApiProblem} `conflict.exists` with `disputeId` when one is open; `disputes.too_early`; `disputes.too_late`
   */
  open(body: Body<'openDispute'>, options?: CallOptions): Promise<Schema<'DisputeDetail'>> {
    return bodyOf(this.api.POST('/v1/disputes', { body, ...callInit(options) }));
  }

  /** A patient's own, a hospital's, or all for admins; the newest first. */
  list(query: Query<'listDisputes'> = {}, options?: CallOptions): Pages<Schema<'Dispute'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/disputes', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  /** With its messages, files and timeline. */
  get(id: string, options?: CallOptions): Promise<Schema<'DisputeDetail'>> {
    return bodyOf(this.api.GET('/v1/disputes/{id}', { params: { path: { id } }, ...callInit(options) }));
  }

  /** For both sides to read; `internal` for admins alone. */
  write(
    id: string,
    body: Body<'writeDisputeMessage'>,
    options?: CallOptions,
  ): Promise<Schema<'DisputeMessage'>> {
    return bodyOf(
      this.api.POST('/v1/disputes/{id}/messages', { params: { path: { id } }, body, ...callInit(options) }),
    );
  }

  /**
   * Hands in a PDF, PNG or JPEG of up to 10 MB: `addFile(id, new Blob([bytes], { type: 'application/pdf' }), 'bill.pdf')`, or a `File`.
   *
   * @throws {ApiProblem} `request.unsupported_media_type` when it is not what its type says; `disputes.too_many_files`
   */
  addFile(id: string, file: Blob, name: string, options?: CallOptions): Promise<Schema<'DisputeFile'>> {
    const { headers, ...init } = callInit(options);
    return bodyOf(
      this.api.POST('/v1/disputes/{id}/files', {
        params: { path: { id }, header: { 'X-File-Name': encodeURIComponent(name) } },
        ...init,
        // The document can only call bytes a text.
        body: name,
        bodySerializer: () => file,
        headers: { ...headers, 'content-type': file.type },
      }),
    );
  }

  file(id: string, fileId: string, options?: CallOptions): Promise<Blob> {
    return bodyOf(
      this.api.GET('/v1/disputes/{id}/files/{fileId}', {
        params: { path: { id, fileId } },
        parseAs: 'blob',
        ...callInit(options),
      }),
    );
  }

  /**
   * For admins: takes it up, or hands it to another one.
   *
   * @throws {ApiProblem} `conflict.version` when it has changed since `version` was read
   */
  assign(
    id: string,
    version: number,
    body: Body<'assignDispute'> = {},
    options?: CallOptions,
  ): Promise<Schema<'DisputeDetail'>> {
    return bodyOf(
      this.api.POST('/v1/disputes/{id}/assignment', {
        params: { path: { id }, header: { 'If-Match': String(version) } },
        body,
        ...callInit(options),
      }),
    );
  }

  /** The patient no longer complains. */
  withdraw(id: string, options?: CallOptions): Promise<Schema<'DisputeDetail'>> {
    return bodyOf(
      this.api.POST('/v1/disputes/{id}/withdrawal', { params: { path: { id } }, ...callInit(options) }),
    );
  }

  /**
   * For admins: decides. What goes back leaves by itself; `resolution.refunds` shows how far it is.
   *
   * @throws {ApiProblem} `conflict.version` when it has changed since `version` was read; `payments.refund_exceeds_payment`
   */
  resolve(
    id: string,
    version: number,
    body: Body<'resolveDispute'>,
    options?: CallOptions,
  ): Promise<Schema<'DisputeDetail'>> {
    return bodyOf(
      this.api.POST('/v1/disputes/{id}/resolution', {
        params: { path: { id }, header: { 'If-Match': String(version) } },
        body,
        ...callInit(options),
      }),
    );
  }
}

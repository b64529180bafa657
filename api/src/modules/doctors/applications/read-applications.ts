import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { relevanceShape } from '../../../platform/database/words-match.ts';
import { decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { notFound } from '../../../values/refusal.ts';
import { searchWords } from '../../../values/search-words.ts';
import {
  type ApplicationStatus,
  applicationStatuses,
  isOpenApplication,
} from '../rules/application-transitions.ts';
import { findApplication, findApplications, latestApplicationOf } from './application.queries.ts';
import type { ApplicationAnswer, ApplicationQuery, OwnApplication } from './application.schemas.ts';

const cursorShape = z.tuple([relevanceShape, z.uuid()]);

/** Applications as admins look into them, and as the applicant follows their own. */
@Injectable()
export class ReadApplications {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list({
    status,
    hospitalId,
    q = '',
    cursor,
    limit,
  }: ApplicationQuery): Promise<Page<ApplicationAnswer>> {
    const statuses = statusesOf(status);
    const [relevance, id] = cursor === undefined ? [] : decodeCursor(cursor, cursorShape);
    const rows = await findApplications(this.database.sql, {
      statuses,
      hospitalId,
      words: searchWords(q),
      oldestFirst: statuses.every(isOpenApplication),
      after: relevance !== undefined && id !== undefined ? { relevance, id } : undefined,
      limit: limit + 1,
    });
    return pageOf(
      rows,
      limit,
      ({ application }) => application,
      (row) => [row.relevance, row.application.id],
    );
  }

  async one(id: string): Promise<ApplicationAnswer> {
    const application = await findApplication(this.database.sql, id);
    if (!application) {
      throw notFound();
    }
    return application;
  }

  async own(caller: Caller): Promise<OwnApplication> {
    const application =
      caller.kind === 'person' ? await latestApplicationOf(this.database.sql, caller.accountId) : undefined;
    if (!application) {
      throw notFound();
    }
    return ownApplication(application);
  }
}

function statusesOf(status: ApplicationQuery['status']): readonly ApplicationStatus[] {
  switch (status) {
    case 'all':
      return applicationStatuses;
    case 'open':
      return applicationStatuses.filter(isOpenApplication);
    default:
      return [status];
  }
}

/** What was looked into, and by whom, stays with the admins. */
function ownApplication(application: ApplicationAnswer): OwnApplication {
  const { decision } = application;
  return {
    id: application.id,
    status: application.status,
    hospital: application.hospital,
    fullName: application.fullName,
    phone: application.phone,
    specialties: application.specialties,
    languages: application.languages,
    licence: application.licence,
    credentials: application.credentials,
    bio: application.bio,
    doctorId: application.doctorId,
    decision: decision && { reason: decision.reason, at: decision.at },
    version: application.version,
    createdAt: application.createdAt,
    updatedAt: application.updatedAt,
  };
}

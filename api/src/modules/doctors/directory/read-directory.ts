import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { Database } from '../../../platform/database/database.ts';
import { decodeCursor, pageOf } from '../../../platform/http/page.ts';
import { languageName } from '../../../values/language-tag.ts';
import type { DirectoryQuery } from './directory.schemas.ts';

interface Entry {
  value: string;
  doctors: number;
}

/** What there is to filter by: the specialties and languages of active doctors. */
@Injectable()
export class ReadDirectory {
  constructor(@Inject(Database) private readonly database: Database) {}

  async specialties(query: DirectoryQuery) {
    const rows = await this.entries('specialties', query);
    return pageOf(rows, query.limit, ({ value, doctors }) => ({ name: value, doctors }), sortValues);
  }

  async languages(query: DirectoryQuery) {
    const rows = await this.entries('languages', query);
    const toItem = ({ value, doctors }: Entry) => ({ tag: value, name: languageName(value), doctors });
    return pageOf(rows, query.limit, toItem, sortValues);
  }

  private async entries(
    column: 'specialties' | 'languages',
    { hospitalId, cursor, limit }: DirectoryQuery,
  ): Promise<Entry[]> {
    const after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([z.string().max(300)]))[0];
    const { rows } = await sql<Entry>`
      select value, count(*)::int as doctors
        from doctors d, unnest(${sql.ref(`d.${column}`)}) value
       where d.status = 'active'
         and (${hospitalId ?? null}::uuid is null or d.hospital_id = ${hospitalId ?? null}::uuid)
         and (${after}::text is null or value collate "C" > ${after}::text)
       group by value
       order by value collate "C"
       limit ${limit + 1}`.execute(this.database.sql);
    return rows;
  }
}

const sortValues = ({ value }: Entry) => [value];

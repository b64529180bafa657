import { sql } from 'kysely';
import type { Database } from '../../../platform/database/database.ts';
import type { SealedFiles } from '../../../platform/files/sealed-files.ts';

/**
 * Clears away a file that did not arrive as a whole. Its row goes first: where the commit came through although its answer was lost,
 * the file is handed in, and its bytes stay. What cannot be removed from the store keeps its row, and is found again.
 */
export function discardFile(database: Database, files: SealedFiles, id: string): Promise<void> {
  return database.transaction(async (em) => {
    const { rows } = await sql`
      delete from dispute_files where id = ${id}::uuid and stored_at is null returning id`.execute(
      em.getKysely<never>(),
    );
    if (rows.length > 0) {
      await files.remove(id);
    }
  });
}

import { createHash } from 'node:crypto';
import { type Clinic, clinic } from './clinic.ts';
import { type Answer, startTestApp, type TestApp } from './test-app.ts';

type Rows = Record<string, unknown>[];

export interface RunOptions {
  mode?: 'apply' | 'dry_run';
  batchSize?: number;
  totalRows?: number;
  /** What makes the content another than before. */
  content?: string;
  token?: string;
}

/** The application with a clinic whose doctor is `DOC-1` at `MAIN`, and the calls of an import. */
export async function importing(world: TestApp, here: Clinic) {
  await here.database.query(`update doctors set external_id = 'DOC-1' where id = $1`, [here.doctorId]);
  await here.database.query(`update locations set external_id = 'MAIN' where id = $1`, [here.locationId]);
  let contents = 0;

  const start = (kind: 'doctors' | 'slots', options: RunOptions = {}): Promise<Answer> => {
    const { mode = 'apply', batchSize = 5000, totalRows = 1, content = `content ${++contents}` } = options;
    const contentHash = createHash('sha256').update(content).digest('hex');
    const body = { kind, fileName: `${kind}.csv`, contentHash, totalRows, mode, batchSize };
    return world.call('POST', '/v1/imports', { token: options.token ?? here.staff, body });
  };
  const put = (runId: string, n: number, rows: unknown, token = here.staff): Promise<Answer> =>
    world.call('PUT', `/v1/imports/${runId}/batches/${n}`, { token, body: { rows } });
  const complete = (runId: string, token = here.staff): Promise<Answer> =>
    world.call('POST', `/v1/imports/${runId}/completion`, { token });

  /** A whole run of one batch; its results. */
  const run = async (kind: 'doctors' | 'slots', rows: Rows, options: RunOptions = {}) => {
    const { body } = await start(kind, { totalRows: rows.length, ...options });
    const lined = rows.map((row, i) => ({ line: i + 2, ...row }));
    const answer = await put(body.id, 1, lined);
    if (answer.status !== 200) throw new Error(`the batch was refused: ${JSON.stringify(answer.body)}`);
    return { runId: body.id as string, results: answer.body.results as Result[] };
  };
  return { start, put, complete, run };
}

export interface Result {
  line: number;
  externalId: string | null;
  action: string;
  errors: { field: string; code: string; message: string; value: string | null }[];
}

export async function startImporting() {
  const world = await startTestApp();
  const here = await clinic(world);
  const imports = await importing(world, here);
  const close = async (): Promise<void> => {
    await here.close();
    await world.close();
  };
  return { world, here, ...imports, close };
}

/** A row of slots in March 2027 that is sound; `at` is the time of the day in UTC. */
export function slotRow(externalId: string, at: string, more: Record<string, unknown> = {}) {
  const start = `2027-03-01T${at}:00Z`;
  const end = new Date(Date.parse(start) + 30 * 60_000).toISOString();
  return { externalId, doctorExternalId: 'DOC-1', start, end, ...more };
}

export const faultsOf = ({ errors }: { errors: Result['errors'] }): string[] =>
  errors.map(({ field, code }) => `${field} ${code}`);

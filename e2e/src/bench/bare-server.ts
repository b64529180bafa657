/**
 * The limit our API is measured against: a bare Fastify route with `pg` that does the same in one statement, and nothing else:
 * no sign-in, no validation, no history, no event, no log.
 */
import Fastify from 'fastify';
import pg from 'pg';
import { bookingStatement } from './bare-statements.ts';
import { sameSelect } from './same-select.ts';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20 });
const app = Fastify();
const freeSlots = await sameSelect();

app.post('/book', async (request, reply) => {
  const { slotId, patientId } = request.body as { slotId: string; patientId: string };
  const { rows } = await pool.query<{ id: string | null }>({
    name: 'book',
    text: bookingStatement,
    values: [slotId, patientId, crypto.randomUUID()],
  });
  return reply.status(rows[0]?.id ? 201 : 409).send({ id: rows[0]?.id ?? null });
});

app.get('/slots', async (request, reply) => {
  const week = request.query as { doctorId: string; from: string; to: string };
  const { rows } = await pool.query<{ items: string }>({ name: 'slots', ...freeSlots(week) });
  const body = `{"items":${rows[0]?.items ?? '[]'},"nextCursor":null}`;
  return reply.header('content-type', 'application/json; charset=utf-8').send(body);
});

await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });

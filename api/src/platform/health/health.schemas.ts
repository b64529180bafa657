import { z } from 'zod';

export const livenessSchema = z.object({ status: z.literal('live') }).meta({ id: 'Liveness' });

const check = z.enum(['ok', 'failing', 'off']);

export const readinessSchema = z
  .object({
    status: z.literal('ready'),
    checks: z.object({ database: check, migrations: check, queue: check }),
  })
  .meta({ id: 'Readiness' });

export type Checks = z.infer<typeof readinessSchema>['checks'];

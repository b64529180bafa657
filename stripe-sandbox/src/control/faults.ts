import type { FastifyInstance } from 'fastify';
import { readFaultPlan } from '../faults/read-fault-plan.ts';
import type { Sandbox } from '../sandbox.ts';
import { refuse } from './refuse.ts';

export function registerFaults(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/_sandbox/faults', async () => sandbox.faults.current);
  app.put('/_sandbox/faults', async ({ body }, reply) => {
    const read = readFaultPlan(body);
    if ('faults' in read) return refuse(reply, 400, ...read.faults);
    sandbox.faults.set(read.plan);
    return sandbox.faults.current;
  });
}

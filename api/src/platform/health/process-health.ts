import { getHeapStatistics } from 'node:v8';
import type { Part } from './part.ts';

/** The process that answers: there may be others beside it. */
export interface ProcessHealth extends Part<'memory_free' | 'memory_full'> {
  startedAt: string;
  uptimeSeconds: number;
  memory: { residentBytes: number; heapUsedBytes: number; heapLimitBytes: number };
  nodeVersion: string;
}

/** A heap this full is collected all the time. */
const fullPercent = 90;

export function processHealth(now: Date): ProcessHealth {
  const uptimeSeconds = process.uptime();
  const { rss, heapUsed } = process.memoryUsage();
  const { heap_size_limit: limit } = getHeapStatistics();
  const percent = Math.round((heapUsed / limit) * 100);
  const isFull = percent > fullPercent;
  return {
    state: isFull ? 'degraded' : 'ok',
    finding: isFull ? 'memory_full' : 'memory_free',
    says: isFull
      ? `The heap is ${percent} % full: give the process more memory, or more of them.`
      : `The heap is ${percent} % full.`,
    startedAt: new Date(now.getTime() - uptimeSeconds * 1000).toISOString(),
    uptimeSeconds: Math.floor(uptimeSeconds),
    memory: { residentBytes: rss, heapUsedBytes: heapUsed, heapLimitBytes: limit },
    nodeVersion: process.version,
  };
}

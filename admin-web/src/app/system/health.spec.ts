import { partsOf, type Health } from './health.ts';

const ok = { state: 'ok', says: 'English.' } as const;
const healthy = {
  ...{ state: 'ok', version: '0.1.0', environment: 'test', asOf: '2026-12-01T06:00:00Z' },
  process: {
    ...{ ...ok, finding: 'memory_free', startedAt: '2026-12-01T05:00:00Z', uptimeSeconds: 3600 },
    memory: { residentBytes: 90e6, heapUsedBytes: 2e6, heapLimitBytes: 100e6 },
    nodeVersion: 'v24.1.0',
  },
  database: {
    ...{ ...ok, finding: 'answers', version: '18.0', sizeBytes: 24e6, connections: { used: 95, most: 97 } },
    ...{ pool: { busy: 1, idle: 1, waiting: 0 }, migrations: { applied: 19, pending: [] } },
  },
  queues: { ...ok, finding: 'jobs_done', worker: 'running', waiting: 0, failed: 0, dead: 0 },
  outbox: { ...ok, finding: 'events_delivered', waiting: 0, waitingSince: null },
  files: { ...ok, finding: 'kept', kind: 'folder' },
  payments: {
    ...{ ...ok, finding: 'current', mode: 'sandbox', lastWebhookAt: null, eventsWaiting: 0 },
    ...{ eventsWaitingSince: null, lastReconciliation: null },
  },
} satisfies Health;

describe('how the system fares, in the words of the portal', () => {
  const says = (health: Health) => partsOf(health).map(({ says }) => says);

  it('is told with the figures of the server, never in its English', () => {
    expect(says(healthy)).toEqual([
      '2% of the memory it may take is in use.',
      'It answers, and its tables are those this version needs.',
      'Jobs are done as they come.',
      'News reaches those who listen.',
      'It takes files.',
      'What Stripe tells us is applied, and the books are compared.',
    ]);
    expect(partsOf(healthy).some(({ isEnglish }) => isEnglish)).toBe(false);
  });

  it('tells how many connections are left, and never fewer than none', () => {
    const database = { ...healthy.database, state: 'degraded', finding: 'connections_few' } as const;
    expect(says({ ...healthy, database })[1]).toBe('Few connections are left: 2.');
    const more = { ...database, connections: { used: 98, most: 97 } };
    expect(says({ ...healthy, database: more })[1]).toBe('Few connections are left: 0.');
  });

  it('is in the words of the server, marked as English, when the server is newer and has found something else', () => {
    const files = { ...healthy.files, finding: 'nearly_full', says: 'It is nearly full.' };
    const shown = partsOf({ ...healthy, files } as unknown as Health)[4];
    expect(shown).toMatchObject({ says: 'It is nearly full.', isEnglish: true });
  });
});

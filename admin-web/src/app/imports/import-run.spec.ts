import { settledRows, standing, type ImportRun } from './import-run.ts';

const run: ImportRun = {
  id: '0199',
  hospitalId: '0198',
  contentHash: '9f86d081',
  batchSize: 1000,
  appliedBatches: [1],
  updatedAt: '2026-11-22T10:00:02Z',
  version: 2,
  kind: 'doctors',
  mode: 'apply',
  status: 'completed',
  fileName: 'doctors.csv',
  totalRows: 10,
  counts: { created: 4, updated: 3, unchanged: 3, rejected: 0 },
  createdAt: '2026-11-22T10:00:00Z',
  completedAt: '2026-11-22T10:00:02Z',
  startedBy: 'api-key:0190',
};
const refused = { ...run.counts, rejected: 2 };

describe('how an import stands', () => {
  it.each([
    ['done when every row went in', run, 'Done', 'good'],
    ['a call for help when rows were refused', { ...run, counts: refused }, 'Rows refused', 'bad'],
    [
      'faults found when a dry run met any',
      { ...run, mode: 'dry_run' as const, counts: refused },
      'Faults found',
      'bad',
    ],
    [
      'running until it is completed',
      { ...run, status: 'running' as const, counts: refused },
      'Running',
      'busy',
    ],
  ])('is %s', (_title, given, label, tone) => {
    expect(standing(given)).toEqual({ label, tone });
  });

  it('counts a row as settled whatever became of it', () => {
    expect(settledRows({ ...run, counts: refused })).toBe(12);
  });
});

import { actorWords, screenOf } from './audit-entry.ts';
import { detailsOf } from './details-of.ts';

describe('what an audit entry tells', () => {
  it('is each field that changed with both values, then the rest in its own order', () => {
    const details = {
      reason: 'left',
      changes: { status: { from: 'active', to: 'suspended' }, bio: { from: null, to: '' }, policy: true },
      rows: 3,
      ids: ['a', 'b'],
    };
    expect(detailsOf(details)).toEqual([
      { field: 'status', from: 'active', to: 'suspended' },
      { field: 'bio', from: '–', to: '–' },
      { field: 'policy', to: 'true' },
      { field: 'reason', to: 'left' },
      { field: 'rows', to: '3' },
      { field: 'ids', to: '["a","b"]' },
    ]);
  });

  it('may be nothing', () => {
    expect(detailsOf({})).toEqual([]);
  });
});

describe('the record of an entry', () => {
  it('leads to its screen where there is one', () => {
    expect(screenOf({ type: 'dispute', id: '0199' })).toEqual(['/', 'disputes', '0199']);
    expect(screenOf({ type: 'dispute', id: null })).toBeUndefined();
    expect(screenOf({ type: 'visit_type', id: '0199' })).toBeUndefined();
  });
});

describe('who did it', () => {
  const nobody = { id: null, role: null, hospitalId: null, name: null, email: null };
  it('is a name, else an address, else a kind of somebody', () => {
    const named = { ...nobody, kind: 'user' as const, name: 'Ada Admin', email: 'ada@example.com' };
    expect(actorWords(named)).toBe('Ada Admin');
    expect(actorWords({ ...named, name: null })).toBe('ada@example.com');
    expect(actorWords({ ...nobody, kind: 'system' })).toBe('The server itself');
  });
});

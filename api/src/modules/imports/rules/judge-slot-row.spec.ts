import { judgeSlotRow, type SlotWorld } from './judge-slot-row.ts';
import type { RowFault } from './row-fault.ts';

const world: SlotWorld = {
  doctor: (externalId) =>
    ({ 'DOC-1': { id: 'd1', locationId: 'l1' }, 'DOC-2': { id: 'd2', locationId: null } })[externalId],
  location: (words) => ({ MAIN: { id: 'l1', timeZone: 'Asia/Kolkata' } })[words],
  locationOf: ({ locationId }) => (locationId === 'l1' ? { id: 'l1', timeZone: 'Asia/Kolkata' } : undefined),
  visitType: (doctorId, name) => (doctorId === 'd1' && name === 'First' ? 'v1' : undefined),
};

const sound = {
  externalId: 'S',
  doctorExternalId: 'DOC-1',
  start: '2027-03-01 09:00',
  end: '2027-03-01 09:30',
};

function judge(row: Record<string, unknown>) {
  const faults: RowFault[] = [];
  const wanted = judgeSlotRow({ line: 2, ...row }, 0, world, faults);
  return { wanted, faults: faults.map(({ field, code }) => `${field} ${code}`) };
}

describe('a row of slots', () => {
  it('is at the location of its doctor, in the zone there', () => {
    expect(judge({ ...sound, visitType: 'First', capacity: 4 })).toEqual({
      wanted: {
        index: 0,
        externalId: 'S',
        doctorId: 'd1',
        locationId: 'l1',
        namesLocation: false,
        startMs: Date.UTC(2027, 2, 1, 3, 30),
        endMs: Date.UTC(2027, 2, 1, 4),
        capacity: 4,
        visitTypeId: 'v1',
      },
      faults: [],
    });
  });

  it.each([
    [{ externalId: null }, []],
    [{ externalId: '  ' }, []],
    [{ externalId: 17 }, ['externalId not_text']],
    [{ doctorExternalId: undefined }, ['doctorExternalId required']],
    [{ doctorExternalId: 'DOC-2' }, ['location required']],
    [{ doctorExternalId: 'DOC-2', location: 'MAIN' }, []],
    [{ location: 'NOWHERE' }, ['location unknown_location']],
    [{ start: undefined, end: '' }, ['start required', 'end required']],
    [{ end: '2027-03-01 09:00' }, ['end not_after_start']],
    [{ end: '2027-03-02 09:00' }, []],
    [{ end: '2027-03-02 09:01' }, ['end too_long']],
    [{ capacity: '3' }, ['capacity not_a_whole_number']],
    [{ capacity: 0 }, ['capacity out_of_range']],
    [{ capacity: 500 }, []],
    [{ visitType: 'Second' }, ['visitType unknown_visit_type']],
    [{ durationMinutes: 30 }, ['durationMinutes unknown_field']],
    [{ refused: [] }, []],
    [{ refused: [{ field: 'start', code: 'odd', message: 'Odd.', value: 'x' }] }, ['start odd']],
    [{ refused: [null, 'x'] }, ['row refused', 'row refused']],
  ])('with %j has the faults %j', (more, faults) => {
    expect(judge({ ...sound, ...more }).faults).toEqual(faults);
  });
});

import { editableUntil } from './edit-window.ts';
import { reviewWindow } from './review-window.ts';

const completedAt = new Date('2026-12-01T10:00:00.000Z');
const later = (ms: number) => new Date(completedAt.getTime() + ms);
const day = 24 * 60 * 60_000;

describe('a visit', () => {
  it.each([
    ['not completed cannot be reviewed', { completedAt: null, reviewDays: 60 }, later(0), 'not_completed'],
    ['can be reviewed at once', { completedAt, reviewDays: 60 }, later(0), 'open'],
    ['can be reviewed to the last instant', { completedAt, reviewDays: 60 }, later(60 * day), 'open'],
    ['and not an instant longer', { completedAt, reviewDays: 60 }, later(60 * day + 1), 'too_late'],
    ['by the policy that was accepted', { completedAt, reviewDays: 3 }, later(4 * day), 'too_late'],
  ] as const)('%s', (_, visit, now, decision) => {
    expect(reviewWindow(visit, now)).toBe(decision);
  });
});

it('a review can be changed for two days', () => {
  expect(editableUntil(completedAt)).toEqual(later(2 * day));
});

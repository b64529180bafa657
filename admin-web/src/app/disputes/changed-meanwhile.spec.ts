import { ApiProblem } from '@smartmedconnect/sdk';
import { changedMeanwhile, isChangedMeanwhile } from './changed-meanwhile.ts';

const refusal = (code: ApiProblem['code']) =>
  new ApiProblem({
    type: `urn:${code}`,
    title: 'No',
    status: 412,
    instance: '/v1/disputes/0199/resolution',
    code,
    requestId: 'request-1',
  });

describe('a dispute that is no longer what one saw', () => {
  it.each([
    ['conflict.version', true],
    ['disputes.closed', true],
    ['payments.refund_exceeds_payment', false],
  ] as const)('%s is that: %s', (code, stale) => {
    expect(isChangedMeanwhile(refusal(code))).toBe(stale);
  });

  it('is not what a broken connection means', () => {
    expect(isChangedMeanwhile(new Error('no answer'))).toBe(false);
  });

  it.each([
    [{ status: 'resolved' as const }, 'Somebody else has decided meanwhile'],
    [{ status: 'withdrawn' as const }, 'The patient has withdrawn it meanwhile'],
    [{ status: 'under_review' as const }, 'The dispute has changed meanwhile'],
    [undefined, 'The dispute has changed meanwhile'],
  ])('found as %j says "%s", and that nothing was done', (fresh, title) => {
    expect(changedMeanwhile(refusal('conflict.version'), fresh)).toMatchObject({
      title,
      detail: expect.stringContaining('Nothing of yours was done'),
      requestId: 'request-1',
    });
  });
});

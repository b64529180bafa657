import { ApiProblem, ConnectionFailure } from '@smartmedconnect/sdk';
import { problemOf, problemWords } from './problem-of.ts';

const refused = {
  type: 'about:blank',
  title: 'Not possible in the present status of the doctor',
  detail: 'The doctor is suspended.',
  status: 409,
  code: 'doctors.invalid_transition',
  instance: '/v1/doctors/0199',
  requestId: '0199a3c2',
} as const;

describe('what a person is told of a failure', () => {
  it('is the title of its code, what the API says of the case, and the request id', () => {
    expect(problemOf(new ApiProblem({ ...refused, title: 'As the API puts it' }))).toEqual({
      title: 'Not possible in the present status of the doctor',
      detail: undefined,
      said: 'The doctor is suspended.',
      faults: [],
      code: 'doctors.invalid_transition',
      requestId: '0199a3c2',
    });
  });

  it('is the title of the API when the page is older than the code', () => {
    const newer = { ...refused, code: 'doctors.on_leave' as ApiProblem['code'], title: 'Away' };
    expect(problemOf(new ApiProblem(newer)).title).toBe('Away');
  });

  it('keeps every fault of an input with the place it is in', () => {
    const errors = [
      { pointer: '/email', code: 'invalid_format', detail: 'Invalid email address' },
      {
        pointer: '/policy/maxReschedules',
        code: 'too_small',
        detail: 'Too small: expected number to be >=0',
      },
    ];
    expect(problemOf(new ApiProblem({ ...refused, code: 'request.invalid', errors })).faults).toEqual([
      { pointer: '/email', words: 'This is not an e-mail address.' },
      { pointer: '/policy/maxReschedules', words: 'No less than 0.' },
    ]);
  });

  it('is that there is nothing where the address names nothing that could be there', () => {
    const errors = [{ pointer: '/id', in: 'path' as const, code: 'invalid_format', detail: 'Invalid UUID' }];
    const invalid = { ...refused, code: 'request.invalid', errors } as const;
    expect(problemOf(new ApiProblem(invalid))).toMatchObject({
      ...{ title: 'Not found', code: 'not_found', faults: [], requestId: '0199a3c2' },
    });
    const other = { pointer: '/limit', in: 'query' as const, code: 'too_big', detail: 'Too big' };
    expect(problemOf(new ApiProblem({ ...invalid, errors: [...errors, other] })).code).toBe(
      'request.invalid',
    );
  });

  it.each([
    [40, 'Try again in 40 seconds.'],
    [60, 'Try again in 60 seconds.'],
    [61, 'Try again in 2 minutes.'],
    [0, undefined],
  ])('says when another try makes sense, when the server says %s s', (seconds, detail) => {
    const locked = { ...refused, code: 'auth.locked', detail: 'Try again in 40 s.' } as const;
    expect(problemOf(new ApiProblem(locked, seconds))).toMatchObject({ detail, said: undefined });
  });

  it('leaves out what says the same again, or is for programs', () => {
    const version = { ...refused, code: 'conflict.version', detail: 'The current version is 3.' } as const;
    expect(problemOf(new ApiProblem(version)).said).toBeUndefined();
    expect(problemOf(new ApiProblem({ ...refused, detail: refused.title })).said).toBeUndefined();
  });

  it('leaves out a request id the answer did not name, as a proxy in between does', () => {
    expect(problemOf(new ApiProblem({ ...refused, requestId: '' })).requestId).toBeUndefined();
  });

  it('fits in one line, with its faults', () => {
    const errors = [{ pointer: '/text', code: 'custom', detail: 'It holds a number of a card.' }];
    expect(problemWords(new ApiProblem({ ...refused, errors }))).toBe(
      'Not possible in the present status of the doctor. The doctor is suspended. It holds a number of a card.',
    );
  });

  it.each([new ConnectionFailure('cannot be reached', false), new TypeError('Failed to fetch')])(
    'is that the server did not answer when nothing came back: %s',
    (error) => {
      expect(problemOf(error)).toMatchObject({ title: 'The server did not answer', requestId: undefined });
    },
  );
});

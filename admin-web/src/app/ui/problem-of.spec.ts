import { ApiProblem, ConnectionFailure } from '@smartmedconnect/sdk';
import { problemOf } from './problem-of.ts';

const notFound = {
  type: 'about:blank',
  title: 'No such import',
  detail: 'It may belong to another hospital.',
  status: 404,
  code: 'not_found',
  instance: '/v1/imports/0199',
  requestId: '0199a3c2',
} as const;

describe('what a person is told of a failure', () => {
  it('is the title, detail, code and request id of the API', () => {
    expect(problemOf(new ApiProblem(notFound))).toEqual({
      title: 'No such import',
      detail: 'It may belong to another hospital.',
      code: 'not_found',
      requestId: '0199a3c2',
    });
  });

  it('leaves out a request id the answer did not name, as a proxy in between does', () => {
    expect(problemOf(new ApiProblem({ ...notFound, requestId: '' })).requestId).toBeUndefined();
  });

  it.each([new ConnectionFailure('cannot be reached', false), new TypeError('Failed to fetch')])(
    'is that the server did not answer when nothing came back: %s',
    (error) => {
      expect(problemOf(error)).toMatchObject({ title: 'The server did not answer', requestId: undefined });
    },
  );
});

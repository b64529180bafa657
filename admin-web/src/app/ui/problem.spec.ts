import { problemOf } from './problem.ts';

const problem = {
  title: 'No such import',
  detail: 'It may belong to another hospital.',
  code: 'not_found',
  requestId: '0199a3c2',
  status: 404,
};
const told = {
  title: 'No such import',
  detail: 'It may belong to another hospital.',
  code: 'not_found',
  requestId: '0199a3c2',
};

describe('what a person is told of a failure', () => {
  it('is the title, detail, code and request id of the API', () => {
    expect(problemOf(Object.assign(new Error('404'), problem))).toEqual(told);
  });

  it('is found under the Error that a resource wraps around it', () => {
    expect(problemOf(new Error('Resource failed', { cause: problem }))).toEqual(told);
  });

  it('is that the server did not answer when nothing came back', () => {
    expect(problemOf(new TypeError('Failed to fetch'))).toMatchObject({
      title: 'The server did not answer',
      requestId: undefined,
    });
  });
});

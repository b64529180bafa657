import { ApiProblem, ConnectionFailure, type ProblemCode } from '@smartmedconnect/sdk';
import { ImportInputError } from '@smartmedconnect/sdk/imports';
import { CommanderError } from 'commander';
import { exitCodeOf, Misuse, NotSignedIn } from './exit-codes.ts';

function problem(status: number, code: ProblemCode): ApiProblem {
  return new ApiProblem({ type: '', title: '', status, code, instance: '/', requestId: 'r' });
}

describe('the exit code', () => {
  it.each([
    ['help was asked for', new CommanderError(0, 'commander.helpDisplayed', ''), 0],
    ['an option is not known', new CommanderError(1, 'commander.unknownOption', ''), 2],
    ['the command cannot be carried out as given', new Misuse('no file'), 2],
    ['the columns of the file do not fit', new ImportInputError('columns', []), 2],
    ['an id or another value is none', problem(422, 'request.invalid'), 2],
    ['nobody is signed in', new NotSignedIn(), 4],
    ['the sign-in has ended', problem(401, 'auth.unauthenticated'), 4],
    ['it is not allowed', problem(403, 'auth.forbidden'), 1],
    ['the server is not reachable', new ConnectionFailure('gone', false), 75],
    ['the server is busy', problem(429, 'rate.limited'), 75],
    ['the server is not available', problem(503, 'internal.unavailable'), 75],
    ['the server failed', problem(500, 'internal.error'), 1],
    ['something else went wrong', new Error('disk full'), 1],
  ])('when %s is %s', (_, error, code) => {
    expect(exitCodeOf(error)).toBe(code);
  });
});

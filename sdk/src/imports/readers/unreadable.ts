import { ImportInputError } from '../faults.ts';

/** Nothing of the file can be taken: says where, in one code for programs and one sentence for people. */
export function unreadable(at: string, code: string, message: string): ImportInputError {
  return new ImportInputError('The file cannot be read', [{ at, code, message }]);
}

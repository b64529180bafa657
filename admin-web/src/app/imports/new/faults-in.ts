import { ImportInputError, type InputFault } from '@smartmedconnect/sdk/imports';

/** What is wrong with a file, in whatever was thrown while it was read; nothing when it has nothing to do with the file. */
export function faultsIn(thrown: unknown): readonly InputFault[] {
  if (thrown instanceof ImportInputError) return thrown.faults;
  // A folder, or a file that was moved or changed after it was chosen: the browser does not read on.
  if (thrown instanceof DOMException && thrown.name !== 'AbortError') {
    return [{ at: 'file', code: 'unreadable', message: thrown.message }];
  }
  return [];
}

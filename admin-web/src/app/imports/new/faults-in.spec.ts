import { ImportInputError } from '@smartmedconnect/sdk/imports';
import { faultsIn } from './faults-in.ts';

describe('what is wrong with a file', () => {
  it('is every fault the reader found', () => {
    const faults = [{ at: 'line 3', code: 'quotes', message: 'A quote is not closed.' }];
    expect(faultsIn(new ImportInputError('The file cannot be read', faults))).toEqual(faults);
  });

  it('is that the browser may not read it any more', () => {
    expect(faultsIn(new DOMException('It was changed.', 'NotReadableError'))).toEqual([
      { at: 'file', code: 'unreadable', message: 'It was changed.' },
    ]);
  });

  it.each([undefined, new Error('the network'), new DOMException('stopped', 'AbortError')])(
    'is nothing when the file has no part in it: %s',
    (thrown) => {
      expect(faultsIn(thrown)).toEqual([]);
    },
  );
});

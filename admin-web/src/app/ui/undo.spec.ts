import { TestBed } from '@angular/core/testing';
import { MatSnackBar } from '@angular/material/snack-bar';
import { ConnectionFailure } from '@smartmedconnect/sdk';
import { of } from 'rxjs';
import { Undo } from './undo.ts';

/** A snack bar on which Undo is pressed, or not. */
class Bar {
  readonly said: string[] = [];
  undone = false;
  open(words: string) {
    this.said.push(words);
    return { afterDismissed: () => of({ dismissedByAction: this.undone }) };
  }
}

describe('what can be taken back', () => {
  let bar: Bar;
  let done: string[];
  const lost = new ConnectionFailure('cannot be reached', false);

  beforeEach(() => {
    bar = new Bar();
    done = [];
    TestBed.configureTestingModule({ providers: [{ provide: MatSnackBar, useValue: bar }] });
  });

  const offer = (send = async () => void done.push('sent')) =>
    TestBed.inject(Undo).offer({
      done: 'Restored',
      show: () => {
        done.push('shown');
        return () => void done.push('shown as before');
      },
      send,
      takeBack: async () => void done.push('taken back'),
      settled: () => void done.push('settled'),
    });

  it('is shown at once, done, and said', async () => {
    await offer();
    expect(done).toEqual(['shown', 'sent', 'settled']);
    expect(bar.said).toEqual(['Restored']);
  });

  it('is taken back when somebody says so', async () => {
    bar.undone = true;
    await offer();
    expect(done).toEqual(['shown', 'sent', 'settled', 'taken back', 'shown as before', 'settled']);
  });

  it('is shown as it was when the server did not do it, with the reason', async () => {
    await offer(() => Promise.reject(lost));
    expect(done).toEqual(['shown', 'shown as before']);
    expect(bar.said).toEqual(['The server did not answer. Check the connection and try again.']);
  });
});

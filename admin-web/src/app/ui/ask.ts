import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { ConfirmDialog, type Question } from './confirm-dialog.ts';

/** For what cannot be taken back: asked before it is done. What can be is done at once, with a way back (`Undo`). */
@Injectable({ providedIn: 'root' })
export class Ask {
  readonly #dialog = inject(MatDialog);

  /** Whether the person means it. */
  async whether(question: Question): Promise<boolean> {
    const dialog = this.#dialog.open<ConfirmDialog, Question, boolean>(ConfirmDialog, {
      data: question,
      width: '28rem',
      role: 'alertdialog',
    });
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }
}

import { Component, computed, inject, resource, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { firstValueFrom } from 'rxjs';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { problemOf } from '../ui/problem-of.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { QuestionFrame } from '../ui/question-frame.ts';
import type { Dispute } from './dispute.ts';

/** The most the API hands out at once. */
const shownAdmins = 100;

/** Asks which other admin is to work on a dispute. */
@Component({
  selector: 'smc-hand-over-dialog',
  imports: [MatFormField, MatLabel, MatOption, MatSelect, ProblemNote, QuestionFrame],
  template: `
    <smc-question-frame
      i18n-heading
      heading="Hand over to another administrator"
      i18n-action
      action="Hand over"
      [answer]="chosen()"
    >
      @if (problem(); as problem) {
        <smc-problem-note [problem]="problem" (retried)="asked.reload()" />
      } @else if (asked.hasValue() && admins().length === 0) {
        <p i18n>No other administrator can take it.</p>
      } @else {
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label i18n>Administrator</mat-label>
          <mat-select [disabled]="!asked.hasValue()" [value]="chosen()" (valueChange)="chosen.set($event)">
            @for (admin of admins(); track admin.id) {
              <mat-option [value]="admin.id"
                ><bdi>{{ admin.fullName }}</bdi></mat-option
              >
            }
          </mat-select>
        </mat-form-field>
      }
    </smc-question-frame>
  `,
  styles: `
    mat-form-field {
      width: 100%;
      // Material takes a margin away from what comes first, and the label stands half above its field.
      padding-top: 0.5rem;
    }
  `,
})
export class HandOverDialog {
  readonly #dispute = inject<Dispute>(MAT_DIALOG_DATA);
  readonly #client = inject(Client);
  readonly #user = inject(Session).user;

  protected readonly chosen = signal<string | undefined>(undefined);
  protected readonly asked = resource({
    loader: ({ abortSignal: signal }) =>
      this.#client.users.list({ role: 'admin', status: 'active', limit: shownAdmins }, { signal }).page(),
  });
  protected readonly problem = computed(() => {
    const error = this.asked.error();
    return error && problemOf(error);
  });
  protected readonly admins = computed(() => {
    const others = this.asked.hasValue() ? this.asked.value().items : [];
    return others.filter(({ id }) => id !== this.#user()?.id && id !== this.#dispute.assigneeId);
  });

  /** The id of the chosen one. */
  static ask(dialog: MatDialog, dispute: Dispute): Promise<string | undefined> {
    const opened = dialog.open<HandOverDialog, Dispute, string>(HandOverDialog, {
      data: dispute,
      width: '28rem',
    });
    return firstValueFrom(opened.afterClosed());
  }
}

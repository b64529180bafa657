import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Client } from '../session/client.ts';
import { Ask } from '../ui/ask.ts';
import { moneyWords } from '../ui/money.ts';
import { problemOf } from '../ui/problem-of.ts';
import { Undo } from '../ui/undo.ts';
import type { ListedAppointment } from './appointment.ts';
import { CancelDialog } from './cancel-dialog.ts';
import type { Step } from './open-steps.ts';

/** Does a step, asked for first where it cannot be taken back. Says what became of it; `true` when it was done. */
@Injectable({ providedIn: 'root' })
export class TakeStep {
  readonly #appointments = inject(Client).appointments;
  readonly #dialog = inject(MatDialog);
  readonly #ask = inject(Ask);
  readonly #undo = inject(Undo);

  async run(step: Step, appointment: ListedAppointment): Promise<boolean> {
    switch (step) {
      case 'check_in':
      case 'correct_no_show':
        return this.#do(() => this.#appointments.checkIn(appointment.id), $localize`Checked in.`);
      case 'complete':
        return this.#do(() => this.#appointments.complete(appointment.id), $localize`Completed.`);
      case 'no_show':
        return this.#noShow(appointment);
      case 'take_payment':
        return this.#payment(appointment);
      case 'cancel':
        return CancelDialog.open(this.#dialog, appointment);
    }
  }

  async #noShow({ id, names }: ListedAppointment): Promise<boolean> {
    const asked = await this.#ask.whether({
      title: $localize`${names.patient ?? ''}:name: did not come?`,
      text: $localize`The patient sees it. For 24 hours it can be corrected by checking them in.`,
      action: $localize`No-show`,
    });
    return asked && this.#do(() => this.#appointments.markNoShow(id), $localize`Marked as a no-show.`);
  }

  async #payment({ id, money, names }: ListedAppointment): Promise<boolean> {
    const asked = await this.#ask.whether({
      title: $localize`${moneyWords(money.due)}:amount: taken in cash?`,
      text: $localize`It is written down under your name as paid by ${names.patient ?? ''}:name: at the desk. Card payments of the desk are entered by its own system.`,
      action: $localize`Cash taken`,
    });
    return (
      asked &&
      this.#do(() => this.#appointments.confirm(id, { method: 'cash' }), $localize`Payment recorded.`)
    );
  }

  async #do(step: () => Promise<unknown>, done: string): Promise<boolean> {
    try {
      await step();
      this.#undo.say(done);
      return true;
    } catch (error) {
      const { title, detail } = problemOf(error);
      this.#undo.say([title, detail].filter(Boolean).join(' '));
      return false;
    }
  }
}

import { Injectable, inject, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Client } from '../session/client.ts';
import { Ask } from '../ui/ask.ts';
import type { Problem } from '../ui/problem.ts';
import { problemOf } from '../ui/problem-of.ts';
import { Undo } from '../ui/undo.ts';
import type { ListedAppointment } from './appointment.ts';
import { CancelDialog } from './cancel-dialog.ts';
import { PaymentDialog } from './payment-dialog.ts';
import { RescheduleDialog } from './reschedule-dialog.ts';
import type { Step } from './open-steps.ts';

/**
 * Does a step, asked for first where it cannot be taken back, and says what became of it. Each screen has one of its own (`providers`), which
 * knows what is under way there.
 */
@Injectable()
export class TakeStep {
  readonly #appointments = inject(Client).appointments;
  readonly #dialog = inject(MatDialog);
  readonly #ask = inject(Ask);
  readonly #undo = inject(Undo);
  readonly #underWay = signal<ReadonlySet<string>>(new Set());
  /** On which version of a visit a step was done: while that one is shown, what could be done with it then is not to be done again. */
  readonly #doneOn = signal<ReadonlyMap<string, number>>(new Map());
  readonly #refused = signal<ReadonlyMap<string, Problem>>(new Map());

  /** Whether a step is under way, or done and not shown yet: a second press does nothing. */
  waits({ id, version }: ListedAppointment): boolean {
    return this.#underWay().has(id) || this.#doneOn().get(id) === version;
  }

  /** What the server said to the last step of a visit when it was no. */
  refusalOf({ id }: ListedAppointment): Problem | undefined {
    return this.#refused().get(id);
  }

  /** Nothing is sent for a visit that waits; `false` then, else whether what is shown of it may be another by now. */
  async run(step: Step, visit: ListedAppointment): Promise<boolean> {
    if (this.waits(visit)) return false;
    const { id, version } = visit;
    this.#underWay.update((ids) => new Set([...ids, id]));
    this.#refused.update((all) => new Map([...all].filter(([refused]) => refused !== id)));
    try {
      if (!(await this.#take(step, visit))) return false;
      this.#doneOn.update((all) => new Map([...all, [id, version]]));
    } catch (error) {
      this.#refused.update((all) => new Map([...all, [id, problemOf(error)]]));
    } finally {
      this.#underWay.update((ids) => new Set([...ids].filter((one) => one !== id)));
    }
    return true;
  }

  /** Whether it was done and not thought better of. */
  #take(step: Step, visit: ListedAppointment): Promise<boolean> {
    switch (step) {
      case 'check_in':
      case 'correct_no_show':
        return this.#do(() => this.#appointments.checkIn(visit.id), $localize`Checked in.`);
      case 'complete':
        return this.#complete(visit);
      case 'no_show':
        return this.#noShow(visit);
      case 'take_payment':
        return PaymentDialog.open(this.#dialog, visit);
      case 'reschedule':
        return RescheduleDialog.open(this.#dialog, visit);
      case 'cancel':
        return CancelDialog.open(this.#dialog, visit);
    }
  }

  async #complete({ id, names }: ListedAppointment): Promise<boolean> {
    const asked = await this.#ask.whether({
      title: $localize`Is the visit of ${names.patient ?? ''}:name: over?`,
      text: $localize`A completed visit stays completed. The patient can review it from then on.`,
      action: $localize`Complete`,
    });
    return asked && this.#do(() => this.#appointments.complete(id), $localize`Completed.`);
  }

  async #noShow({ id, names }: ListedAppointment): Promise<boolean> {
    const asked = await this.#ask.whether({
      title: $localize`${names.patient ?? ''}:name: did not come?`,
      text: $localize`The patient sees it. For 24 hours it can be corrected by checking them in.`,
      action: $localize`No-show`,
    });
    return asked && this.#do(() => this.#appointments.markNoShow(id), $localize`Marked as a no-show.`);
  }

  async #do(step: () => Promise<unknown>, done: string): Promise<boolean> {
    await step();
    this.#undo.say(done);
    return true;
  }
}

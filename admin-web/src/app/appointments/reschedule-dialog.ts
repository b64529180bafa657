import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import { Client } from '../session/client.ts';
import { DialogForm } from '../ui/dialog-form.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { Instant, instantWords } from '../ui/instant.ts';
import { formatLocale } from '../ui/language.ts';
import { MoneyPipe } from '../ui/money.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { problemOf } from '../ui/problem-of.ts';
import { Sending } from '../ui/sending.ts';
import { Undo } from '../ui/undo.ts';
import type { ListedAppointment } from './appointment.ts';
import { dateIn, daysAfter, startOfDate } from '../ui/date-in.ts';
import { movePrice } from './move-price.ts';

/** Moves a visit to another free time of its doctor, saying what that costs. Closes with `true` when it may have changed. */
@Component({
  selector: 'smc-reschedule-dialog',
  imports: [
    DialogForm,
    FieldFault,
    Instant,
    MatButton,
    MatDialogTitle,
    MatFormField,
    MatInput,
    MatLabel,
    MoneyPipe,
    ProblemNote,
  ],
  templateUrl: './reschedule-dialog.html',
  styleUrl: './appointments.scss',
})
export class RescheduleDialog {
  readonly #client = inject(Client);
  readonly #undo = inject(Undo);
  readonly #self = inject<MatDialogRef<RescheduleDialog, boolean>>(MatDialogRef);
  protected readonly visit = inject<ListedAppointment>(MAT_DIALOG_DATA);

  protected readonly problemOf = problemOf;
  protected readonly sending = new Sending();
  /** The search for a free day. */
  protected readonly looking = new Sending();
  protected readonly nothingFree = signal(false);

  protected readonly visitTypes = resource({
    loader: async ({ abortSignal: signal }) =>
      (await this.#client.doctors.visitTypes(this.visit.doctorId, { signal })).items,
  });
  protected readonly offered = computed(() =>
    (this.visitTypes.hasValue() ? this.visitTypes.value() : []).filter(({ active }) => active),
  );
  readonly #chosenType = signal(this.visit.visitTypeId);
  protected readonly visitType = computed(
    () => this.offered().find(({ id }) => id === this.#chosenType()) ?? this.offered()[0],
  );

  protected readonly today = dateIn(this.visit.timeZone, new Date());
  protected readonly day = signal(dateIn(this.visit.timeZone, new Date(this.visit.startsAt)));
  protected readonly dayWords = computed(() =>
    new Intl.DateTimeFormat(formatLocale, { dateStyle: 'full', timeZone: 'UTC' }).format(
      new Date(this.day()),
    ),
  );
  protected readonly slots = resource({
    params: () => {
      const visitTypeId = this.visitType()?.id;
      return visitTypeId === undefined ? undefined : { visitTypeId, day: this.day() };
    },
    loader: async ({ params: { visitTypeId, day }, abortSignal: signal }) => {
      const { doctorId, timeZone } = this.visit;
      const from = latest(startOfDate(day, timeZone), new Date()).toISOString();
      const to = startOfDate(daysAfter(day, 1), timeZone).toISOString();
      if (from >= to) return [];
      return this.#client.slots.list({ doctorId, visitTypeId, from, to, limit: 100 }, { signal }).toArray();
    },
  });
  /** Which times are free is asked for once it is known which visit. */
  protected readonly isLooking = computed(() => this.visitTypes.isLoading() || this.slots.isLoading());
  /** One for each start: a slot for several patients stands in the answer once for each place. */
  protected readonly times = computed(() => {
    const free = this.slots.hasValue() ? this.slots.value() : [];
    const starts = new Set<string>();
    return free
      .filter(({ startsAt }) => !starts.has(startsAt) && starts.add(startsAt))
      .map(({ id, startsAt, timeZone }) => ({ id, startsAt, words: timeWords(startsAt, timeZone) }));
  });
  protected readonly slot = linkedSignal<unknown, string | undefined>({
    source: this.times,
    computation: () => undefined,
  });
  protected readonly price = computed(() => {
    const visitType = this.visitType();
    return visitType && movePrice(this.visit, visitType);
  });

  static async open(dialog: MatDialog, visit: ListedAppointment): Promise<boolean> {
    const data = { data: visit, width: '34rem' };
    const opened = dialog.open<RescheduleDialog, ListedAppointment, boolean>(RescheduleDialog, data);
    return (await firstValueFrom(opened.afterClosed())) === true;
  }

  protected choose(visitTypeId: string): void {
    this.nothingFree.set(false);
    this.#chosenType.set(visitTypeId);
  }

  protected go(day: string): void {
    this.nothingFree.set(false);
    if (day !== '') this.day.set(day);
  }

  protected close(): void {
    this.#self.close(true);
  }

  protected async nextFree(): Promise<void> {
    const { doctorId, timeZone } = this.visit;
    const visitTypeId = this.visitType()?.id;
    if (visitTypeId === undefined) return;
    this.sending.forget();
    await this.looking.send(async () => {
      const from = latest(startOfDate(daysAfter(this.day(), 1), timeZone), new Date()).toISOString();
      const { items } = await this.#client.slots.list({ doctorId, visitTypeId, from, limit: 1 }).page();
      this.nothingFree.set(items[0] === undefined);
      if (items[0] !== undefined) this.day.set(dateIn(timeZone, new Date(items[0].startsAt)));
    });
  }

  protected async move(): Promise<void> {
    const [slotId, visitTypeId] = [this.slot(), this.visitType()?.id];
    if (slotId === undefined || visitTypeId === undefined || this.sending.busy()) return;
    this.looking.forget();
    const body = { slotId, visitTypeId };
    const isDone = await this.sending.send(async () => {
      const { data } = await this.#client.api.POST('/v1/appointments/{id}/rescheduling', {
        params: {
          path: { id: this.visit.id },
          header: { 'If-Match': String(this.visit.version) },
        },
        body,
      });
      this.#undo.say(movedWords(data?.rescheduling?.holdExpiresAt, data?.startsAt, this.visit.timeZone));
      this.close();
    });
    // Somebody else may have taken it: what is still free is shown.
    if (!isDone) this.slots.reload();
  }
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function timeWords(at: string, timeZone: string): string {
  const time = { hour: '2-digit', minute: '2-digit', timeZone } as const;
  return new Intl.DateTimeFormat(formatLocale, time).format(new Date(at));
}

function movedWords(keptUntil: string | undefined, startsAt: string | undefined, zone: string): string {
  if (keptUntil !== undefined) {
    const until = instantWords(keptUntil, zone);
    return $localize`The new time is kept until ${until}:until:; the visit moves when the difference has been paid.`;
  }
  return startsAt === undefined
    ? $localize`The visit has moved.`
    : $localize`The visit has moved to ${instantWords(startsAt, zone)}:time:.`;
}

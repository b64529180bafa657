import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { Client } from '../session/client.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { FormFaults } from '../ui/form-faults.ts';
import { problemOf } from '../ui/problem-of.ts';
import { Session } from '../session/session.ts';
import { Instant } from '../ui/instant.ts';
import type { Problem } from '../ui/problem.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { actorWords, isUnsettled, type DisputeRecord } from './dispute.ts';

/** Whom a message is for: both sides to read, one of them to answer, or admins alone. */
type Reader = 'everybody' | 'patient' | 'hospital' | 'internal';

@Component({
  selector: 'smc-dispute-messages',
  imports: [
    FieldFault,
    FormFaults,
    Instant,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    ProblemNote,
  ],
  templateUrl: './dispute-messages.html',
  styleUrl: './record.scss',
})
export class DisputeMessages {
  readonly dispute = input.required<DisputeRecord>();
  readonly zone = input<string>();
  readonly written = output();

  readonly #client = inject(Client);
  protected readonly user = inject(Session).user;
  protected readonly isAdmin = computed(() => this.user()?.role === 'admin');
  protected readonly open = computed(() => isUnsettled(this.dispute()));
  protected readonly text = signal('');
  protected readonly reader = signal<Reader>('everybody');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly actorWords = actorWords;

  readonly #message = computed(() => ({ text: this.text().trim(), ...parts[this.reader()] }));
  // The same words sent again after a broken connection are the same message; others are another one.
  readonly #key = linkedSignal({ source: this.#message, computation: () => crypto.randomUUID() });

  protected async write(): Promise<void> {
    if (this.busy() || this.#message().text === '') return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await this.#client.disputes.write(this.dispute().id, this.#message(), { idempotencyKey: this.#key() });
      this.text.set('');
      this.reader.set('everybody');
      this.written.emit();
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}

const parts: Readonly<Record<Reader, { internal?: true; asks?: 'patient' | 'hospital' }>> = {
  everybody: {},
  patient: { asks: 'patient' },
  hospital: { asks: 'hospital' },
  internal: { internal: true },
};

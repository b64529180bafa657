import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { Client } from '../session/client.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { FormFaults } from '../ui/form-faults.ts';
import { Session } from '../session/session.ts';
import { Instant } from '../ui/instant.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { Sending } from '../ui/sending.ts';
import { Actor } from './actor.ts';
import { isUnsettled, type DisputeRecord } from './dispute.ts';

/** Whom a message is for: both sides to read, one of them to answer, or admins alone. */
type Reader = 'everybody' | 'patient' | 'hospital' | 'internal';

@Component({
  selector: 'smc-dispute-messages',
  imports: [
    Actor,
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
  protected readonly sending = new Sending();

  readonly #message = computed(() => ({ text: this.text().trim(), ...parts[this.reader()] }));

  protected async write(): Promise<void> {
    const message = this.#message();
    if (message.text === '') return;
    const call = () => this.#client.disputes.write(this.dispute().id, message);
    if (!(await this.sending.send(call))) return;
    this.text.set('');
    // What follows a note is often another one; it must not go to both sides because nobody chose anew.
    if (message.internal !== true) this.reader.set('everybody');
    this.written.emit();
  }
}

const parts: Readonly<Record<Reader, { internal?: true; asks?: 'patient' | 'hospital' }>> = {
  everybody: {},
  patient: { asks: 'patient' },
  hospital: { asks: 'hospital' },
  internal: { internal: true },
};

import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { actorWords } from '../ui/actor-words.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { FormFaults } from '../ui/form-faults.ts';
import { Instant } from '../ui/instant.ts';
import { KeepFocus } from '../ui/keep-focus.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { Sending } from '../ui/sending.ts';
import { Tag } from '../ui/tag.ts';
import {
  checkHints,
  checkLabels,
  outcomeLabels,
  outcomes,
  outcomeTones,
  type Application,
  type Check,
} from './application.ts';

/** One step of looking into an application: what is to be done, what came of it, and where that can be looked up. */
@Component({
  selector: 'smc-application-check',
  imports: [
    FieldFault,
    FormFaults,
    Instant,
    KeepFocus,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNote,
    Tag,
  ],
  templateUrl: './application-check.html',
  styleUrl: './verification.scss',
})
export class ApplicationCheck {
  readonly application = input.required<Pick<Application, 'id' | 'version'>>();
  readonly check = input.required<Check>();
  /** Whether anything can still be changed. */
  readonly open = input.required<boolean>();
  /** The application as it is with what was written. */
  readonly taken = output<Application>();
  /** Somebody else was here first. */
  readonly outdated = output();

  readonly #applications = inject(Client).doctorApplications;
  readonly #user = inject(Session).user;
  protected readonly labels = checkLabels;
  protected readonly hints = checkHints;
  protected readonly outcomes = outcomes;
  protected readonly outcomeLabels = outcomeLabels;
  protected readonly outcomeTones = outcomeTones;
  /** What the fields began with. What is typed over it stays, whatever somebody else writes meanwhile, until the server has taken it. */
  protected readonly editing = signal<Check | undefined>(undefined);
  protected readonly sending = new Sending();

  protected readonly by = computed(() => {
    const { by, byName } = this.check();
    return by === null ? '' : actorWords(by, this.#user()?.id, byName);
  });
  protected readonly writeWords = computed(
    () => $localize`Write down what came of it: ${checkLabels[this.check().name]}:check:`,
  );

  protected async save(outcome: string, note: string, evidence: string): Promise<void> {
    const known = outcomes.find((one) => one === outcome);
    if (known === undefined) return;
    const { id, version } = this.application();
    const result = { outcome: known, note: note.trim() || null, evidence: evidence.trim() || null };
    await this.sending.send(async () => {
      this.taken.emit(await this.#applications.check(id, version, this.check().name, result));
      this.editing.set(undefined);
    });
  }

  protected cancel(): void {
    this.sending.forget();
    this.editing.set(undefined);
  }

  /** What is typed stays: it is saved over what the reload shows. */
  protected reload(): void {
    this.sending.forget();
    this.outdated.emit();
  }
}

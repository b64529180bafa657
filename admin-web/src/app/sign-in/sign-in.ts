import { Component, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import { problemOf } from '../session/problem-of.ts';
import { Session } from '../session/session.ts';
import { whereTo } from '../session/where-to.ts';
import { Mark } from '../ui/mark.ts';
import type { Problem } from '../ui/problem.ts';
import { ProblemNote } from '../ui/problem-note.ts';

@Component({
  selector: 'smc-sign-in',
  imports: [ReactiveFormsModule, MatButton, MatError, MatFormField, MatInput, MatLabel, Mark, ProblemNote],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.scss',
})
export class SignIn {
  readonly returnTo = input<string>();

  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #fields = inject(NonNullableFormBuilder);

  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly form = this.#fields.group({
    email: '',
    password: '',
  });

  protected async signIn(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const { email, password } = this.form.getRawValue();
      await this.#session.signIn(email.trim(), password);
      await this.#router.navigateByUrl(whereTo(this.returnTo()));
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}

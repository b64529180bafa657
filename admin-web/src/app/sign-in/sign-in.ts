import { Component, ElementRef, afterRenderEffect, inject, input, signal, viewChild } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import { ApiProblem } from '@smartmedconnect/sdk';
import { FieldFault } from '../ui/field-fault.ts';
import { FormFaults } from '../ui/form-faults.ts';
import { problemOf } from '../ui/problem-of.ts';
import { Session } from '../session/session.ts';
import { whereTo } from '../session/where-to.ts';
import { languageOf, pageLanguage } from '../ui/language.ts';
import { LanguageChoice } from '../ui/language-choice.ts';
import { Languages } from '../ui/languages.ts';
import { Mark } from '../ui/mark.ts';
import type { Problem } from '../ui/problem.ts';
import { ProblemNote } from '../ui/problem-note.ts';

@Component({
  selector: 'smc-sign-in',
  imports: [
    FieldFault,
    FormFaults,
    Languages,
    Mark,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNote,
    ReactiveFormsModule,
  ],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.scss',
})
export class SignIn {
  readonly returnTo = input<string>();

  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #languages = inject(LanguageChoice);
  readonly #fields = inject(NonNullableFormBuilder);
  protected readonly code = viewChild<ElementRef<HTMLElement>>('code');

  /** Accounts with a second factor are asked for its code once their password was right. */
  protected readonly step = signal<'password' | 'code'>('password');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly form = this.#fields.group({
    email: '',
    password: '',
    totp: '',
  });

  constructor() {
    afterRenderEffect(() => this.code()?.nativeElement.focus());
  }

  protected async signIn(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await this.#session.signIn(this.#credentials());
      await this.#goOn(whereTo(this.returnTo()));
    } catch (error) {
      this.#refused(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected beginAgain(): void {
    this.form.reset();
    this.problem.set(undefined);
    this.step.set('password');
  }

  #credentials() {
    const { email, password, totp } = this.form.getRawValue();
    const code = totp.replaceAll(/\s/g, '');
    return { email: email.trim(), password, ...(code === '' ? {} : { totp: code }) };
  }

  #refused(error: unknown): void {
    if (
      error instanceof ApiProblem &&
      error.code === 'auth.second_factor_required' &&
      this.step() === 'password'
    ) {
      this.form.controls.totp.reset();
      this.step.set('code');
    } else {
      this.problem.set(problemOf(error));
    }
  }

  /** In the language of the account, unless somebody has chosen one on this device. */
  async #goOn(place: string): Promise<void> {
    const language = languageOf(this.#session.user()?.locale) ?? pageLanguage;
    if (language === pageLanguage || this.#languages.made) await this.#router.navigateByUrl(place);
    else location.assign(this.#languages.addressOf(language, place));
  }
}

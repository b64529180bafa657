import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { Sending } from '../ui/sending.ts';
import { isUnsettled, type DisputeRecord } from './dispute.ts';
import { acceptedTypes, fileObjection, mostFilesOfASide } from './file-objection.ts';
import { sizeWords } from './file-size.ts';

/** Hands in a file for one's own side. It is chosen first and sent by a second press: it can be read by both sides, and not taken back. */
@Component({
  selector: 'smc-hand-in-file',
  imports: [MatButton, ProblemNote],
  template: `
    @if (mayHandIn()) {
      <input #box type="file" hidden [accept]="acceptedTypes" (change)="choose(box)" />
      @if (file(); as file) {
        <p class="said" i18n>
          <bdi>{{ file.name }}</bdi>, {{ sizeWords(file.size) }}: both sides can read it, and it cannot be
          taken back.
        </p>
      }
      <p class="fault" role="alert">{{ objection() }}</p>
      @if (sending.problem(); as problem) {
        <smc-problem-note [problem]="problem" [canRetry]="false" />
      }
      <div class="actions">
        @if (isReady()) {
          <button
            matButton
            type="button"
            disabledInteractive
            [disabled]="sending.busy()"
            (click)="leave()"
            i18n
          >
            Cancel
          </button>
          <button
            matButton="outlined"
            type="button"
            disabledInteractive
            [disabled]="sending.busy()"
            (click)="send()"
          >
            @if (sending.busy()) {
              <ng-container i18n>Handing in…</ng-container>
            } @else {
              <ng-container i18n>Hand in</ng-container>
            }
          </button>
        } @else {
          <button matButton="outlined" type="button" (click)="box.click()" i18n>Choose a file…</button>
        }
      </div>
      <p class="aside" i18n>PDF, PNG or JPEG, up to 10 MB.</p>
    } @else if (open()) {
      <p class="aside" i18n>Your side has handed in as many files as may be.</p>
    }
  `,
  styleUrl: './record.scss',
})
export class HandInFile {
  readonly dispute = input.required<DisputeRecord>();
  readonly handedIn = output();

  readonly #client = inject(Client);
  readonly #user = inject(Session).user;
  protected readonly open = computed(() => isUnsettled(this.dispute()));
  protected readonly mayHandIn = computed(() => {
    const own = this.#user()?.role === 'admin' ? 'admin' : 'hospital';
    const count = this.dispute().files.filter(({ side }) => side === own).length;
    return this.open() && count < mostFilesOfASide;
  });
  protected readonly file = signal<File | undefined>(undefined);
  protected readonly objection = computed(() => {
    const file = this.file();
    return file && fileObjection(file);
  });
  protected readonly isReady = computed(() => this.file() !== undefined && this.objection() === undefined);
  protected readonly sending = new Sending();
  protected readonly acceptedTypes = acceptedTypes.join();
  protected readonly sizeWords = sizeWords;

  protected choose(box: HTMLInputElement): void {
    this.sending.forget();
    this.file.set(box.files?.[0]);
    // The same file chosen again after a correction is news, too.
    box.value = '';
  }

  protected leave(): void {
    this.sending.forget();
    this.file.set(undefined);
  }

  protected async send(): Promise<void> {
    const file = this.file();
    if (file === undefined) return;
    const call = () => this.#client.disputes.addFile(this.dispute().id, file, file.name);
    if (!(await this.sending.send(call))) return;
    this.file.set(undefined);
    this.handedIn.emit();
  }
}

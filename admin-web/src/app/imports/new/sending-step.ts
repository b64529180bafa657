import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { problemOf } from '../../ui/problem-of.ts';
import { ProblemNote } from '../../ui/problem-note.ts';
import { FaultNote } from './fault-note.ts';
import { faultsIn } from './faults-in.ts';
import type { ImportJob } from './import-job.ts';
import { JobProgress } from './job-progress.ts';

/** A file on its way, for the dry run and for the import: it can be paused, goes on, and can be given up. */
@Component({
  selector: 'smc-sending-step',
  imports: [FaultNote, JobProgress, MatButton, ProblemNote],
  template: `
    <smc-job-progress [job]="job()" />
    @if (faults().length > 0) {
      <smc-fault-note class="under" [faults]="faults()" />
    } @else if (job().failure(); as failure) {
      <smc-problem-note
        class="under"
        [problem]="problemOf(failure)"
        i18n-retryLabel
        retryLabel="Go on"
        (retried)="resumed.emit()"
      />
    }
    <div class="actions">
      @switch (job().state()) {
        @case ('paused') {
          <button matButton="filled" type="button" (click)="resumed.emit()" i18n>Go on</button>
        }
        @case ('failed') {}
        @default {
          <button matButton="outlined" type="button" (click)="job().pause()" i18n>Pause</button>
        }
      }
      @if (job().state() === 'paused' || job().state() === 'failed') {
        <button matButton type="button" (click)="givenUp.emit()" i18n>Back to the columns</button>
        @if (job().runId()) {
          <button matButton type="button" (click)="stopped.emit()" i18n>Stop for good…</button>
        }
      }
    </div>
    @if (job().mode === 'apply' && job().state() === 'paused') {
      <p class="told" i18n>
        The import may rest as long as you like: drop the same file again, here or in another browser, and it
        goes on where it stopped.
      </p>
    }
  `,
  styleUrl: './new-import.scss',
})
export class SendingStep {
  readonly job = input.required<ImportJob>();
  readonly resumed = output();
  readonly givenUp = output();
  /** Nobody is to go on with it, here or elsewhere. */
  readonly stopped = output();

  protected readonly problemOf = problemOf;
  protected readonly faults = computed(() => faultsIn(this.job().failure()));
}

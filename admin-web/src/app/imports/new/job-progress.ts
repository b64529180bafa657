import { Component, computed, input } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import { CountPipe } from '../../ui/count.ts';
import { actionLabels, actions } from '../import-run.ts';
import type { ImportJob } from './import-job.ts';
import { secondsWords } from './seconds-words.ts';

/** How far a file is: rows, rate, time left, what became of them so far. What is read aloud changes with every quarter only. */
@Component({
  selector: 'smc-job-progress',
  imports: [CountPipe, MatProgressBar],
  templateUrl: './job-progress.html',
  styleUrl: './job-progress.scss',
})
export class JobProgress {
  readonly job = input.required<ImportJob>();

  protected readonly actions = actions;
  protected readonly actionLabels = actionLabels;
  protected readonly progress = computed(() => this.job().progress());
  protected readonly percent = computed(() => {
    const { sentRows = 0, totalRows = 0 } = this.progress() ?? {};
    return totalRows === 0 ? 0 : (100 * sentRows) / totalRows;
  });
  protected readonly rate = computed(() => Math.round(this.progress()?.rowsPerSecond ?? 0));
  protected readonly timeLeft = computed(() => {
    const seconds = this.progress()?.remainingSeconds;
    return seconds === undefined || this.job().state() !== 'running' ? undefined : secondsWords(seconds);
  });
  protected readonly quarter = computed(() => 25 * Math.floor(this.percent() / 25));
}

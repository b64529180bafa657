import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { CountPipe } from '../../ui/count.ts';
import { saveFile } from '../../ui/save-file.ts';
import type { ImportJob } from './import-job.ts';
import { RefusalList } from './refusal-list.ts';
import { rejectsName } from './rejects-file.ts';

/** What became of a file, and the rows that were refused: by reason, and as a file to be corrected. */
@Component({
  selector: 'smc-job-result',
  imports: [CountPipe, MatButton, RefusalList, RouterLink],
  templateUrl: './job-result.html',
  styleUrl: './new-import.scss',
})
export class JobResult {
  readonly job = input.required<ImportJob>();
  readonly fileName = input.required<string>();

  protected readonly counts = computed(() => this.job().outcome()?.counts);
  protected readonly passedOver = computed(() => Object.entries(this.job().outcome()?.passedOver ?? {}));
  protected readonly isDry = computed(() => this.job().mode === 'dry_run');

  protected keepRejects(): void {
    saveFile(this.job().rejects(), rejectsName(this.fileName()));
  }
}

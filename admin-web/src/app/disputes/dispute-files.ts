import { Component, inject, input, signal } from '@angular/core';
import { Client } from '../session/client.ts';
import { problemOf } from '../ui/problem-of.ts';
import { Instant } from '../ui/instant.ts';
import type { Problem } from '../ui/problem.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { saveFile } from '../ui/save-file.ts';
import { sideLabels, type DisputeRecord } from './dispute.ts';
import { sizeWords } from './file-size.ts';

type HandedIn = DisputeRecord['files'][number];

/** What the sides handed in. A file is kept, never opened in place: whoever handed it in is not to be trusted with this page. */
@Component({
  selector: 'smc-dispute-files',
  imports: [Instant, ProblemNote],
  template: `
    <ul class="files">
      @for (file of dispute().files; track file.id) {
        <li>
          <button class="link" type="button" dir="auto" (click)="keep(file)">
            {{ file.name }}
          </button>
          <span class="aside">
            {{ sideLabels[file.side] }}, {{ sizeWords(file.sizeBytes) }},
            <smc-instant [at]="file.createdAt" [zone]="zone()" />
          </span>
        </li>
      } @empty {
        <li class="none" i18n>Nobody has handed in a file.</li>
      }
    </ul>
    @if (problem(); as problem) {
      <smc-problem-note class="inset" [problem]="problem" [canRetry]="false" />
    }
  `,
  styleUrl: './record.scss',
})
export class DisputeFiles {
  readonly dispute = input.required<DisputeRecord>();
  readonly zone = input<string>();

  readonly #client = inject(Client);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly sideLabels = sideLabels;
  protected readonly sizeWords = sizeWords;

  /** The server wants to know who asks, which an address alone cannot say; so it is fetched first. */
  protected async keep({ id, name }: HandedIn): Promise<void> {
    this.problem.set(undefined);
    try {
      saveFile(await this.#client.disputes.file(this.dispute().id, id), name);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}

import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { Ask } from '../ui/ask.ts';
import { CountPipe } from '../ui/count.ts';
import { Instant } from '../ui/instant.ts';
import { lookAgain } from '../ui/look-again.ts';
import { OutdatedNote } from '../ui/outdated-note.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { problemWords } from '../ui/problem-of.ts';
import { recordOf } from '../ui/record.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { Tag } from '../ui/tag.ts';
import { Undo } from '../ui/undo.ts';
import { partsOf, stateLabels, stateTones } from './health.ts';

const lookEveryMs = 15_000;

/** How each part of the system fares, and the queues, in which what was given up can be sent again. */
@Component({
  selector: 'smc-system-health',
  imports: [
    CountPipe,
    Instant,
    MatButton,
    MatProgressBar,
    OutdatedNote,
    ProblemNote,
    RouterLink,
    SkeletonRows,
    Tag,
  ],
  templateUrl: './system-health.html',
  styleUrl: './system.scss',
})
export class SystemHealth {
  readonly #admin = inject(Client).admin;
  readonly #ask = inject(Ask);
  readonly #undo = inject(Undo);
  protected readonly stateLabels = stateLabels;
  protected readonly stateTones = stateTones;

  protected readonly health = recordOf({
    of: () => 'all',
    load: (_all, options) => this.#admin.system(options),
  });
  /** What stands below comes after it: it would be pushed down while it is read. */
  protected readonly hasSettled = computed(() => Boolean(this.health.value() ?? this.health.problem()));
  protected readonly queues = recordOf({
    of: () => 'all',
    load: (_all, options) => this.#admin.queues(options),
  });
  protected readonly parts = computed(() => {
    const health = this.health.value();
    return health === undefined ? [] : partsOf(health);
  });

  constructor() {
    lookAgain(lookEveryMs, () => this.reload());
  }

  protected reload(): void {
    this.health.reload();
    this.queues.reload();
  }

  protected async retry(queue: string, dead: number): Promise<void> {
    const question = {
      title: $localize`Try these jobs again?`,
      text: $localize`All ${dead}:count: jobs of ${queue}:queue: that were given up are sent again, each once.`,
      action: $localize`Try again`,
    };
    if (!(await this.#ask.whether(question))) return;
    try {
      const { retried } = await this.#admin.retryQueue(queue);
      this.#undo.say($localize`${retried}:count: jobs are tried again.`);
    } catch (error) {
      this.#undo.say(problemWords(error));
    }
    this.reload();
  }
}

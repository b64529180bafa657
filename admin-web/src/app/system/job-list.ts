import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { Client } from '../session/client.ts';
import { ChoiceFilter, choicesOf } from '../ui/choice-filter.ts';
import { CountPipe } from '../ui/count.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { Instant } from '../ui/instant.ts';
import { listOf } from '../ui/list.ts';
import { ListBar } from '../ui/list-bar.ts';
import { ListPanel } from '../ui/list-panel.ts';
import { problemWords } from '../ui/problem-of.ts';
import { SearchField } from '../ui/search-field.ts';
import { Tag } from '../ui/tag.ts';
import { Undo } from '../ui/undo.ts';
import { wholeOrNone } from '../ui/well-formed.ts';
import { canBeRetried, stateLabels, states, stateTones, type Job } from './job.ts';

/** What is still to be done in the background, and what was given up and waits for somebody to send it again. */
@Component({
  selector: 'smc-job-list',
  imports: [
    ChoiceFilter,
    CountPipe,
    EmptyNote,
    Instant,
    ListBar,
    ListPanel,
    MatButton,
    RouterLink,
    SearchField,
    Tag,
  ],
  templateUrl: './job-list.html',
  styleUrl: './system.scss',
})
export class JobList {
  readonly state = input<string>();
  readonly queue = input<string>();
  readonly after = input<string>();

  readonly #admin = inject(Client).admin;
  readonly #undo = inject(Undo);
  /** Its button waits for the answer: a second press is no second retry anyway, but would look like one. */
  protected readonly sending = signal<ReadonlySet<string>>(new Set());

  protected readonly list = listOf({
    filters: () => ({
      state: states.find((state) => state === this.state()),
      queue: wholeOrNone(this.queue(), (name) => /^[\w.-]{1,200}$/.test(name)),
    }),
    pages: (filters, options) => this.#admin.jobs(filters, options),
    after: this.after,
  });
  protected readonly stateChoices = choicesOf(states, stateLabels);
  protected readonly stateLabels = stateLabels;
  protected readonly stateTones = stateTones;
  protected readonly canBeRetried = canBeRetried;
  protected readonly columns: readonly CsvColumn<Job>[] = [
    { title: $localize`Job`, value: ({ id }) => id },
    { title: $localize`Queue`, value: ({ queue }) => queue },
    { title: $localize`State`, value: ({ state }) => stateLabels[state] },
    { title: $localize`About`, value: ({ about }) => JSON.stringify(about) },
    { title: $localize`Failures`, value: ({ failures }) => failures },
    { title: $localize`Reason`, value: ({ failure }) => failure },
    { title: $localize`Made`, value: ({ createdAt }) => createdAt },
    { title: $localize`Last tried`, value: ({ lastAttemptAt }) => lastAttemptAt },
  ];

  protected idsOf({ about }: Job): string[] {
    return Object.entries(about).map(([name, id]) => `${name} ${id}`);
  }

  protected async retry({ id }: Job): Promise<void> {
    this.sending.update((ids) => new Set([...ids, id]));
    try {
      await this.#admin.retryJob(id);
      this.#undo.say($localize`The job is tried again.`);
    } catch (error) {
      this.#undo.say(problemWords(error));
    }
    this.sending.update((ids) => new Set([...ids].filter((one) => one !== id)));
    this.list.reload();
  }
}

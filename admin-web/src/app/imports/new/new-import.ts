import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  signal,
  viewChild,
  Injector,
  type OnDestroy,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { ImportMode } from '@smartmedconnect/sdk/imports';
import { Session } from '../../session/session.ts';
import { ConfirmDialog, type Question } from '../../ui/confirm-dialog.ts';
import { CountPipe } from '../../ui/count.ts';
import { StopImport } from '../stop-import.ts';
import { ChooseFile } from './choose-file.ts';
import { ColumnsStep } from './columns-step.ts';
import type { ImportJob } from './import-job.ts';
import { ImportPlan } from './import-plan.ts';
import { JobResult } from './job-result.ts';
import { SendingStep } from './sending-step.ts';
import { StepsBar } from './steps-bar.ts';
import { after, type Move, type Step } from './steps.ts';
import { stepTitles } from './words.ts';

/** A file from this device into the hospital: chosen, mapped, tried, imported. */
@Component({
  selector: 'smc-new-import',
  imports: [ChooseFile, ColumnsStep, CountPipe, JobResult, MatButton, RouterLink, SendingStep, StepsBar],
  providers: [ImportPlan],
  templateUrl: './new-import.html',
  styleUrl: './new-import.scss',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class NewImport implements OnDestroy {
  readonly #dialog = inject(MatDialog);
  readonly #session = inject(Session);
  readonly #injector = inject(Injector);
  readonly #stopping = inject(StopImport);
  protected readonly plan = inject(ImportPlan);
  protected readonly title = viewChild.required<ElementRef<HTMLElement>>('title');

  protected readonly step = signal<Step>('file');
  protected readonly isReading = signal(false);
  protected readonly job = signal<ImportJob | undefined>(undefined);
  protected readonly titles = stepTitles;
  protected readonly goodRows = computed(() => {
    const { created = 0, updated = 0, unchanged = 0 } = this.job()?.outcome()?.counts ?? {};
    return created + updated + unchanged;
  });

  ngOnDestroy(): void {
    this.job()?.pause();
  }

  /** Asked by the router before another page takes this one's place. */
  async mayLeave(): Promise<boolean> {
    // Nobody is left to answer when the session has ended.
    if (!this.#isSending() || this.#session.user() === undefined) return true;
    const data: Question = {
      title: $localize`Leave while rows are on their way?`,
      text: $localize`What is in stays in. Drop the same file again, and it goes on where it stopped.`,
      action: $localize`Leave`,
    };
    const asked = this.#dialog.open<ConfirmDialog, Question, boolean>(ConfirmDialog, { data });
    return (await firstValueFrom(asked.afterClosed())) === true;
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.#isSending()) event.preventDefault();
  }

  protected async choose(file: File): Promise<void> {
    this.isReading.set(true);
    const isOpen = await this.plan.open(file);
    this.isReading.set(false);
    if (isOpen) this.move('chosen');
  }

  protected async send(mode: ImportMode, move: Move): Promise<void> {
    const job = this.plan.job(mode);
    if (job === undefined) return;
    this.job.set(job);
    this.move(move);
    await this.goOn(job);
  }

  protected async goOn(job: ImportJob): Promise<void> {
    await job.run();
    if (job.state() === 'ended' && this.job() === job) this.move('ended');
  }

  protected giveUp(): void {
    this.job()?.pause();
    this.move(this.step() === 'trying' ? 'dropped' : 'corrected');
  }

  protected async stop(job: ImportJob): Promise<void> {
    const id = job.runId();
    if (id === undefined) return;
    const isDry = job.mode === 'dry_run';
    if ((await this.#stopping.stop(id, this.plan.file()?.name ?? '', isDry)) === undefined) return;
    this.plan.lookForUnfinished();
    this.giveUp();
  }

  protected another(): void {
    this.move('another');
    this.job.set(undefined);
    this.plan.forget();
  }

  /** What comes next is read from its beginning, by eye and by ear. */
  protected move(move: Move): void {
    const before = this.step();
    this.step.set(after(before, move));
    if (this.step() === before) return;
    afterNextRender(() => this.title().nativeElement.focus(), { injector: this.#injector });
  }

  #isSending(): boolean {
    const state = this.job()?.state();
    return state === 'running' || state === 'waiting';
  }
}

import { Component, computed, effect, inject, input, resource, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { problemOf } from '../ui/problem-of.ts';
import { recordTitle } from '../ui/record-title.ts';
import { Session } from '../session/session.ts';
import { Clock } from '../ui/clock.ts';
import { Connection } from '../ui/connection.ts';
import { Instant } from '../ui/instant.ts';
import { KeepFocus } from '../ui/keep-focus.ts';
import { lastValue } from '../ui/last-value.ts';
import { moneyWords } from '../ui/money.ts';
import type { Problem } from '../ui/problem.ts';
import { OutdatedNote } from '../ui/outdated-note.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { recordOf } from '../ui/record.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { Tag } from '../ui/tag.ts';
import { returned } from '../ui/returned.ts';
import { Actor } from './actor.ts';
import { changedMeanwhile, isChangedMeanwhile } from './changed-meanwhile.ts';
import { DisputeDecision } from './dispute-decision.ts';
import { DisputeFiles } from './dispute-files.ts';
import { DisputeMessages } from './dispute-messages.ts';
import { DisputeOutcome } from './dispute-outcome.ts';
import { DisputeTimeline } from './dispute-timeline.ts';
import {
  assigneeWords,
  isOverdue,
  isUnsettled,
  kindLabels,
  sideLabels,
  statusLabels,
  statusTones,
  type DisputeRecord,
} from './dispute.ts';
import { HandInFile } from './hand-in-file.ts';
import { HandOverDialog } from './hand-over-dialog.ts';
import { isMoneyUnderWay } from './money-under-way.ts';

/** How often is looked where no news comes in. */
const refreshMs = 15_000;

@Component({
  selector: 'smc-dispute-detail',
  imports: [
    Actor,
    DisputeDecision,
    DisputeFiles,
    DisputeMessages,
    DisputeOutcome,
    DisputeTimeline,
    HandInFile,
    Instant,
    KeepFocus,
    MatButton,
    OutdatedNote,
    ProblemNote,
    RouterLink,
    SkeletonRows,
    Tag,
  ],
  templateUrl: './dispute-detail.html',
  styleUrl: './record.scss',
})
export class DisputeDetail {
  readonly id = input.required<string>();

  readonly #client = inject(Client);
  readonly #dialog = inject(MatDialog);
  protected readonly decision = viewChild(DisputeDecision);
  protected readonly user = inject(Session).user;
  protected readonly loading = recordOf({
    of: () => this.id(),
    load: (id, options) => this.#client.disputes.get(id, options),
  });
  protected readonly dispute = this.loading.value;
  // Names and times of the visit are shown when they can be had; the record stands without them.
  readonly #visit = resource({
    params: () => this.dispute()?.appointmentId,
    loader: ({ params: id, abortSignal: signal }) => this.#client.appointments.get(id, { signal }),
  });
  readonly #doctor = resource({
    params: () => this.dispute()?.doctorId,
    loader: ({ params: id, abortSignal: signal }) => this.#client.doctors.get(id, { signal }),
  });
  protected readonly visit = lastValue(this.#visit);
  protected readonly doctor = lastValue(this.#doctor);
  /** One clock for the whole record: that of the place where the visit is. */
  protected readonly zone = computed(() => this.visit()?.timeZone);
  protected readonly isAdmin = computed(() => this.user()?.role === 'admin');
  /** There is news of it that is not shown yet. */
  protected readonly isNewer = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly now = inject(Clock).now;
  protected readonly assigneeWords = assigneeWords;
  protected readonly isOverdue = isOverdue;
  protected readonly isUnsettled = isUnsettled;
  protected readonly kindLabels = kindLabels;
  protected readonly moneyWords = moneyWords;
  protected readonly returned = returned;
  protected readonly sideLabels = sideLabels;
  protected readonly statusLabels = statusLabels;
  protected readonly statusTones = statusTones;

  constructor() {
    recordTitle(() => this.dispute()?.reference);
    const id = () => this.dispute()?.appointmentId ?? this.id();
    inject(Live).follow({ topics: ['dispute', 'refund'], id }, () => {
      this.isNewer.set(true);
    });
    // What became of one's own decision is read before the record changes under it; news of meanwhile wait.
    effect(() => {
      if (!this.isNewer() || this.decision()?.isUnderHand() === true) return;
      this.isNewer.set(false);
      this.loading.reload();
    });
    // News tells when money on its way back has arrived; without news it is watched, as long as somebody looks.
    const { live } = inject(Connection);
    const isWatched = computed(() => {
      const dispute = this.dispute();
      return live() !== true && dispute !== undefined && isMoneyUnderWay(dispute);
    });
    effect((onCleanup) => {
      if (!isWatched()) return;
      const timer = setInterval(() => {
        if (!document.hidden) this.loading.reload();
      }, refreshMs);
      onCleanup(() => clearInterval(timer));
    });
  }

  protected async handOver(dispute: DisputeRecord): Promise<void> {
    const assigneeId = await HandOverDialog.ask(this.#dialog, dispute);
    if (assigneeId !== undefined) await this.assign(dispute, { assigneeId });
  }

  /** To another admin; whoever is at the screen takes it when none is named. */
  protected async assign({ id, version }: DisputeRecord, to: { assigneeId?: string } = {}): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      this.show(await this.#client.disputes.assign(id, version, to));
    } catch (error) {
      const stale = isChangedMeanwhile(error);
      this.problem.set(stale ? changedMeanwhile(error, await this.#fresh(id)) : problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** As the server has answered. */
  protected show(dispute: DisputeRecord): void {
    this.loading.show(() => dispute);
  }

  protected reload(): void {
    this.problem.set(undefined);
    this.loading.reload();
  }

  protected print(): void {
    print();
  }

  #fresh(id: string): Promise<DisputeRecord | undefined> {
    return this.#client.disputes.get(id).catch(() => undefined);
  }
}

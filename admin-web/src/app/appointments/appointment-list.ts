import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { hospitalDays } from '../session/hospital-days.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { ChoiceFilter, choicesOf } from '../ui/choice-filter.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { HospitalFilter } from '../ui/hospital-filter.ts';
import { Instant } from '../ui/instant.ts';
import { listOf } from '../ui/list.ts';
import { ListBar } from '../ui/list-bar.ts';
import { ListPanel } from '../ui/list-panel.ts';
import { MoneyPipe } from '../ui/money.ts';
import { PeriodFilter } from '../ui/period-filter.ts';
import { SearchField } from '../ui/search-field.ts';
import { Tag } from '../ui/tag.ts';
import { visitStatuses } from '../ui/visit-words.ts';
import { moneyStanding, statuses, statusTones } from './appointment.ts';
import { visitColumns } from './visit-columns.ts';

/** The server takes words from two letters on. */
const shortestWords = 2;

/** Found by reference, name and day. */
@Component({
  selector: 'smc-appointment-list',
  imports: [
    ChoiceFilter,
    EmptyNote,
    HospitalFilter,
    Instant,
    ListBar,
    ListPanel,
    MoneyPipe,
    PeriodFilter,
    RouterLink,
    SearchField,
    Tag,
  ],
  templateUrl: './appointment-list.html',
  styleUrl: './appointments.scss',
})
export class AppointmentList {
  readonly q = input<string>();
  readonly status = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly hospital = input<string>();
  readonly after = input<string>();

  readonly #client = inject(Client);
  readonly #session = inject(Session);

  protected readonly days = hospitalDays(this);
  protected readonly list = listOf({
    filters: () => {
      const days = this.days.bounds();
      if (days === undefined) return undefined;
      const q = this.q()?.trim() ?? '';
      return {
        q: q.length < shortestWords ? undefined : q,
        status: statuses.find((status) => status === this.status()),
        ...days,
        hospitalId: this.hospital(),
        sort: 'newest' as const,
      };
    },
    pages: (filters, options) => this.#client.appointments.list(filters, options),
    after: this.after,
  });
  protected readonly choosesHospital = computed(() => this.#session.user()?.role === 'admin');
  protected readonly statusChoices = choicesOf(statuses, visitStatuses);
  protected readonly visitStatuses = visitStatuses;
  protected readonly statusTones = statusTones;
  protected readonly moneyStanding = moneyStanding;
  protected readonly columns = visitColumns;

  constructor() {
    inject(Live).follow({ topics: ['appointment', 'payment', 'refund'] }, () => this.list.reload());
  }
}

import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { lookAgain } from '../ui/look-again.ts';
import { recordOf } from '../ui/record.ts';
import { counted, countEveryMs, mostCounted } from './counted.ts';

/** The way to stuck money, and how much is stuck once that is known: it has its place before, so that nothing is pushed away. */
@Component({
  selector: 'smc-stuck-link',
  imports: [RouterLink],
  template: `
    <a routerLink="/payments/stuck" [queryParams]="{ hospital: hospital() }">
      @if (stuck.value(); as stuck) {
        @if (stuck.more) {
          <ng-container i18n>Stuck money: more than {{ stuck.count }} sums</ng-container>
        } @else {
          <ng-container i18n>
            {stuck.count, plural,
              =0 {No money is stuck}
              =1 {Stuck money: one sum}
              other {Stuck money: {{ stuck.count }} sums}
            }
          </ng-container>
        }
      } @else {
        <ng-container i18n>Stuck money</ng-container>
      }
    </a>
  `,
})
export class StuckLink {
  /** Of this one alone; of all that one may see when there is none. */
  readonly hospital = input<string>();

  readonly #admin = inject(Client).admin;
  readonly #asked = computed(() => ({ hospitalId: this.hospital() }));
  protected readonly stuck = recordOf({
    of: this.#asked,
    load: ({ hospitalId }, options) => {
      const filter = { limit: mostCounted, ...(hospitalId !== undefined && { hospitalId }) };
      return counted(this.#admin.stuckMoney(filter, options));
    },
  });

  constructor() {
    lookAgain(countEveryMs, () => this.stuck.reload());
  }
}

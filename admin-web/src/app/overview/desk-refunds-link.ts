import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { lookAgain } from '../ui/look-again.ts';
import { recordOf } from '../ui/record.ts';
import { counted, countEveryMs, mostCounted } from './counted.ts';

/** The way to what a desk still has to hand out, and how much that is once it is known. */
@Component({
  selector: 'smc-desk-refunds-link',
  imports: [RouterLink],
  template: `
    <a
      routerLink="/payments/refunds"
      [queryParams]="{ channel: 'desk', status: 'pending', hospital: hospital() }"
    >
      @if (owed.value(); as owed) {
        @if (owed.more) {
          <ng-container i18n>To be handed out at the desk: more than {{ owed.count }} refunds</ng-container>
        } @else {
          <ng-container i18n>
            {owed.count, plural,
              =0 {No refund to hand out at the desk}
              =1 {One refund to hand out at the desk}
              other {{{ owed.count }} refunds to hand out at the desk}
            }
          </ng-container>
        }
      } @else {
        <ng-container i18n>To be handed out</ng-container>
      }
    </a>
  `,
})
export class DeskRefundsLink {
  /** Of this one alone; of all that one may see when there is none. */
  readonly hospital = input<string>();

  readonly #refunds = inject(Client).refunds;
  readonly #asked = computed(() => ({ hospitalId: this.hospital() }));
  protected readonly owed = recordOf({
    of: this.#asked,
    load: ({ hospitalId }, options) =>
      counted(
        this.#refunds.list(
          {
            channel: 'desk',
            status: 'pending',
            limit: mostCounted,
            ...(hospitalId !== undefined && { hospitalId }),
          },
          options,
        ),
      ),
  });

  constructor() {
    lookAgain(countEveryMs, () => this.owed.reload());
  }
}

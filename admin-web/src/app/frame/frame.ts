import { Component, ElementRef, effect, inject, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter, map, pairwise, startWith } from 'rxjs';
import { Session } from '../session/session.ts';
import { Connection } from '../ui/connection.ts';
import { Icon } from '../ui/icon.ts';
import { kept } from '../ui/kept.ts';
import { KeysHelp } from '../ui/keys-help.ts';
import { Mark } from '../ui/mark.ts';
import { AccountMenu } from './account-menu.ts';
import { AreaLinks } from './area-links.ts';

/** What stands around every screen once somebody is signed in. */
@Component({
  selector: 'smc-frame',
  imports: [AccountMenu, AreaLinks, Icon, KeysHelp, Mark, RouterLink, RouterOutlet],
  templateUrl: './frame.html',
  styleUrl: './frame.scss',
})
export class Frame {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  protected readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  protected readonly folded = kept('smc.navigation-folded', ['no', 'yes'], 'no');

  protected readonly online = inject(Connection).online;

  #leaving = false;

  constructor() {
    this.#pathChanges().subscribe(() => this.focusMain());
    // Signing out and a session that has ended lead to the same door; the second leads back here afterwards.
    effect(() => {
      if (this.#session.user() === undefined) void this.#leave();
    });
  }

  protected focusMain(): void {
    this.main().nativeElement.focus({ preventScroll: true });
  }

  protected async signOut(): Promise<void> {
    this.#leaving = true;
    await this.#session.signOut();
  }

  #leave(): Promise<boolean> {
    const returnTo = this.#leaving ? undefined : this.#router.url;
    return this.#router.navigate(['/sign-in'], { queryParams: { returnTo } });
  }

  /** A new screen takes the focus to its beginning; a filter or a next page on the same screen leaves it alone. */
  #pathChanges() {
    const pathOf = (url: string) => url.split('?')[0];
    return this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => pathOf(event.urlAfterRedirects)),
      startWith(pathOf(this.#router.url)),
      pairwise(),
      filter(([before, after]) => before !== after),
      takeUntilDestroyed(),
    );
  }
}

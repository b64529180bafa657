import { Location } from '@angular/common';
import { Injectable, inject } from '@angular/core';
import { ActivatedRoute, Router, type Params } from '@angular/router';
import { nextPage, previousPage, trailIn, type ListPosition } from './paging.ts';

/** Filters and the place in a list stand in the URL: a link shows the same list, and Back goes where one was. */
@Injectable()
export class ListUrl {
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #location = inject(Location);

  next(after: string | undefined, nextCursor: string): void {
    this.#go(nextPage(this.#position(after), nextCursor));
  }

  previous(after: string | undefined): void {
    this.#go(previousPage(this.#position(after)));
  }

  /** Another filter is another list: it begins at its first page. Typing replaces the entry, so that Back skips it. */
  filter(filters: Params): void {
    this.#navigate({ ...filters, after: null }, [], true);
  }

  #position(after: string | undefined): ListPosition {
    return { after, trail: trailIn(this.#location.getState()) };
  }

  #go({ after, trail }: ListPosition): void {
    this.#navigate({ after: after ?? null }, trail, false);
  }

  #navigate(queryParams: Params, trail: readonly string[], replaceUrl: boolean): void {
    void this.#router.navigate([], {
      relativeTo: this.#route,
      queryParams,
      queryParamsHandling: 'merge',
      state: { trail },
      replaceUrl,
    });
  }
}

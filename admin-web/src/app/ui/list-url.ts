import { Location } from '@angular/common';
import { Injectable, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, type Params } from '@angular/router';
import { nextPage, previousPage, trailIn, type ListPosition } from './paging.ts';

/** Filters and the place in a list stand in the URL: a link shows the same list, and Back goes where one was. */
@Injectable()
export class ListUrl {
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #location = inject(Location);

  readonly #params = toSignal(this.#route.queryParamMap, {
    initialValue: this.#route.snapshot.queryParamMap,
  });

  /** Whether anything but the place in the list and its order stands in the address. */
  readonly narrowed = computed(() => this.#params().keys.some((name) => name !== 'after' && name !== 'sort'));
  /** The filters of the address without the place in the list: what a saved view keeps. */
  readonly view = computed(() => {
    const filters = this.#params().keys.filter((name) => name !== 'after');
    return new URLSearchParams(filters.map((name) => [name, this.#params().get(name) ?? ''])).toString();
  });

  next(after: string | undefined, nextCursor: string): void {
    this.#go(nextPage(this.#position(after), nextCursor));
  }

  previous(after: string | undefined): void {
    this.#go(previousPage(this.#position(after)));
  }

  first(): void {
    this.#go({ after: undefined, trail: [] });
  }

  /** Another filter is another list: it begins at its first page. Typing replaces the entry, so that Back skips it. */
  filter(filters: Params): void {
    this.#navigate({ ...filters, after: null }, [], true);
  }

  /** By one filter; an empty value takes it away. */
  narrow(param: string, value: string): void {
    this.filter({ [param]: value || null });
  }

  /** The whole list, in its order. */
  clear(): void {
    const sort = this.#params().get('sort');
    void this.#router.navigate([], { relativeTo: this.#route, queryParams: { sort } });
  }

  /** The list as a saved view has it, `status=open&sort=dueAt`. */
  open(view: string): void {
    const queryParams = Object.fromEntries(new URLSearchParams(view));
    void this.#router.navigate([], { relativeTo: this.#route, queryParams });
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

import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: $localize`Reviews`,
    loadComponent: () => import('./review-queue.ts').then((m) => m.ReviewQueue),
  },
];

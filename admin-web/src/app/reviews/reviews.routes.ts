import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: $localize`Reviews`,
    loadComponent: () => import('./review-queue.ts').then((m) => m.ReviewQueue),
  },
];

/** Of the doctor who is signed in. */
export const ownReviewsRoutes: Routes = [
  {
    path: '',
    title: $localize`My reviews`,
    loadComponent: () => import('./own-reviews.ts').then((m) => m.OwnReviews),
  },
];

/** Of the doctors of the hospital whose staff is signed in. */
export const hospitalReviewsRoutes: Routes = [
  {
    path: '',
    title: $localize`Reviews`,
    loadComponent: () => import('./own-reviews.ts').then((m) => m.OwnReviews),
  },
];

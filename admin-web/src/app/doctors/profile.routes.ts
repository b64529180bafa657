import type { Routes } from '@angular/router';

/** What a doctor has of their own: the profile patients see, and what they say of it. */
export const profileRoutes: Routes = [
  {
    path: '',
    title: $localize`My profile`,
    loadComponent: () => import('./doctor-detail.ts').then((m) => m.DoctorDetail),
  },
];

export const ownReviewsRoutes: Routes = [
  {
    path: '',
    title: $localize`My reviews`,
    loadComponent: () => import('./own-reviews.ts').then((m) => m.OwnReviews),
  },
];

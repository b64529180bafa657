import type { Routes } from '@angular/router';
import { ownAreas, toStart } from './frame/own-areas.ts';
import { signedIn } from './session/signed-in.ts';

export const routes: Routes = [
  {
    path: 'sign-in',
    title: $localize`Sign in`,
    loadComponent: () => import('./sign-in/sign-in.ts').then((m) => m.SignIn),
  },
  {
    path: 'no-answer',
    title: $localize`No answer`,
    loadComponent: () => import('./frame/no-answer.ts').then((m) => m.NoAnswer),
  },
  {
    path: '',
    canActivate: [signedIn],
    canActivateChild: [ownAreas],
    loadComponent: () => import('./frame/frame.ts').then((m) => m.Frame),
    children: [
      { path: '', pathMatch: 'full', redirectTo: toStart },
      { path: 'overview', loadChildren: () => import('./overview/overview.routes.ts').then((m) => m.routes) },
      { path: 'today', loadChildren: () => import('./appointments/today.routes.ts').then((m) => m.routes) },
      {
        path: 'profile',
        loadChildren: () => import('./doctors/profile.routes.ts').then((m) => m.profileRoutes),
      },
      {
        path: 'own-reviews',
        loadChildren: () => import('./reviews/reviews.routes.ts').then((m) => m.ownReviewsRoutes),
      },
      {
        path: 'hospital-reviews',
        loadChildren: () => import('./reviews/reviews.routes.ts').then((m) => m.hospitalReviewsRoutes),
      },
      {
        path: 'appointments',
        loadChildren: () => import('./appointments/appointments.routes.ts').then((m) => m.routes),
      },
      {
        path: 'hospitals',
        loadChildren: () => import('./hospitals/hospitals.routes.ts').then((m) => m.routes),
      },
      {
        path: 'verification',
        loadChildren: () => import('./verification/verification.routes.ts').then((m) => m.routes),
      },
      { path: 'users', loadChildren: () => import('./users/users.routes.ts').then((m) => m.routes) },
      { path: 'api-keys', loadChildren: () => import('./api-keys/api-keys.routes.ts').then((m) => m.routes) },
      { path: 'audit', loadChildren: () => import('./audit/audit.routes.ts').then((m) => m.routes) },
      { path: 'system', loadChildren: () => import('./system/system.routes.ts').then((m) => m.routes) },
      { path: 'imports', loadChildren: () => import('./imports/imports.routes.ts').then((m) => m.routes) },
      { path: 'doctors', loadChildren: () => import('./doctors/doctors.routes.ts').then((m) => m.routes) },
      {
        path: 'disputes',
        loadChildren: () => import('./disputes/disputes.routes.ts').then((m) => m.routes),
      },
      { path: 'payments', loadChildren: () => import('./payments/payments.routes.ts').then((m) => m.routes) },
      { path: 'reviews', loadChildren: () => import('./reviews/reviews.routes.ts').then((m) => m.routes) },
      {
        path: 'nothing-here',
        title: $localize`Nothing for you here`,
        loadComponent: () => import('./frame/nothing-here.ts').then((m) => m.NothingHere),
      },
      {
        path: '**',
        title: $localize`Page not found`,
        loadComponent: () => import('./frame/not-found.ts').then((m) => m.NotFound),
      },
    ],
  },
];

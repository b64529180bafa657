import type { CanDeactivateFn } from '@angular/router';
import type { NewImport } from './new-import.ts';

/** A file that is half in is not left by a slip of the hand. */
export const mayLeave: CanDeactivateFn<NewImport> = (screen) => screen.mayLeave();
